using System.Text.Json.Nodes;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Grammar;

namespace LazyRich.Studies.Schema;

/// <summary>What values look like: one definition for every <see cref="Key.Form"/>.</summary>
internal static class SchemaForms
{
    /// <summary>Forms that depend on neither grammar nor catalogue.</summary>
    private const string Plain = """
        {
          "text": {"type": "string"},
          "name": {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]*$"},
          "number": {"type": "number"},
          "integer": {"type": "integer"},
          "positive": {"type": "number", "exclusiveMinimum": 0},
          "points": {"type": "integer", "minimum": 1},
          "ends": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
          "ends-and-step": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 3},
          "expression": {"type": "string", "description": "Parameters, numbers, + - * / ^, parentheses, abs min max sqrt exp log."},
          "condition": {"type": "string", "description": "Comparisons of expressions, in (…), and, or, not: lambda > 0 and shape = funnel."},
          "bound": {"anyOf": [{"type": "number"}, {"$ref": "#/$defs/expression"}]},
          "bounds": {"type": "array", "items": {"$ref": "#/$defs/bound"}, "minItems": 2, "maxItems": 2},
          "until": {"anyOf": [{"const": "converged"}, {"$ref": "#/$defs/bound"}]},
          "numbers": {"anyOf": [{"type": "number"}, {"$ref": "#/$defs/generator"}, {"type": "array", "minItems": 1, "items": {"anyOf": [{"type": "number"}, {"$ref": "#/$defs/generator"}]}}]},
          "seeds": {"anyOf": [{"type": "integer", "minimum": 0}, {"$ref": "#/$defs/generator"}, {"type": "array", "minItems": 1, "items": {"anyOf": [{"type": "integer", "minimum": 0}, {"$ref": "#/$defs/generator"}]}}]},
          "widths": {"type": "string", "pattern": "^[1-9][0-9]*(-[1-9][0-9]*){2,}$"},
          "architecture": {"anyOf": [{"$ref": "#/$defs/widths"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/widths"}}]},
          "zip": {"type": "array", "minItems": 1, "items": {"anyOf": [{"type": "string"}, {"type": "array", "minItems": 2, "items": {"type": "string"}}]}},
          "conditions": {"anyOf": [{"$ref": "#/$defs/condition"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/condition"}}]},
          "derive": {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/$defs/bound"}},
          "flag": {"type": "boolean"},
          "timeout": {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string", "pattern": "^[0-9]+([.][0-9]+)? *(s|m|h)?$"}]},
          "cases": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/case"}},
          "tasks": {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/$defs/task"}},
          "integers": {"anyOf": [{"type": "integer", "minimum": 0}, {"$ref": "#/$defs/generator"}, {"type": "array", "minItems": 1, "items": {"anyOf": [{"type": "integer", "minimum": 0}, {"$ref": "#/$defs/generator"}]}}]},
          "task-name": {"type": "string", "description": "A name under tasks."},
          "negated": {"type": "object", "properties": {"negate": {"$ref": "#/$defs/task"}}, "required": ["negate"], "additionalProperties": false},
          "phase-task": {"$ref": "#/$defs/task"}
        }
        """;

    public static JsonObject All()
    {
        JsonObject forms = JsonNode.Parse(Plain)!.AsObject();
        foreach (Section section in Sections.All)
            forms[section.Name] = section == Sections.Task ? Task(section.Kinds) : KindSchema.Of(section.Kinds);
        forms[StudyKeys.Activation] = OneOrMore(Enum(ActivationNames.All));
        forms[StudyKeys.Observe] = KindSchema.Of(Catalogue.Observables);
        forms[StudyKeys.Impossible] = Enum(StudyKeys.Answers);
        forms["layers"] = OneOrMore(Enum(PhaseKeys.Layers));
        forms["start-at"] = Enum(PhaseKeys.Starts);
        forms["keep"] = Enum(CompareKeys.Kept);
        forms["generator"] = Generator();
        forms[StudyKeys.Time] = Any(Of(TimeKeys.All), Reference("bound"), new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Any(Reference("bound"), Reference("generator")) });
        forms[StudyKeys.Retry] = Any(Reference("integer"), Of(StudyKeys.OfRetry));
        forms["case"] = Of(StudyKeys.OfCase);
        forms["phase"] = Of(PhaseKeys.Phase);
        forms[PhaseKeys.Rebalance] = Of(PhaseKeys.OfRebalance);
        forms[PhaseKeys.Learn] = Of(PhaseKeys.OfLearn);
        forms[StudyKeys.Start] = Of(PhaseKeys.OfStart);
        foreach ((string kind, KeySet keys) in PhaseKeys.Kinds)
        {
            forms[$"kind-{kind}"] = new JsonObject { ["const"] = kind };
            forms[$"phases-{kind}"] = Of(keys);
        }

        forms[StudyKeys.Phases] = Any(
            [Reference("phase"), new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Reference("phase") }, .. PhaseKeys.Kinds.Keys.Select(kind => Reference($"phases-{kind}"))]);
        forms[StudyKeys.Compare] = Of(CompareKeys.All);
        return forms;
    }

    /// <summary>A mapping with these keys and no others.</summary>
    public static JsonObject Of(KeySet keys)
    {
        var properties = new JsonObject();
        foreach (Key key in keys.Keys)
            properties[key.Name] = new JsonObject { ["description"] = key.Summary, ["$ref"] = $"#/$defs/{key.Form}" };
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        string[] required = [.. keys.Keys.Where(key => key.Required).Select(key => key.Name)];
        if (required.Length > 0)
            schema["required"] = Array(required);
        return schema;
    }

    public static JsonObject OneOrMore(JsonObject schema) =>
        Any(schema, new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = schema.DeepClone() });

    public static JsonObject Any(params JsonNode[] schemas) => new() { ["anyOf"] = new JsonArray([.. schemas]) };

    public static JsonObject Enum(IEnumerable<string> names) => new() { ["enum"] = Array(names) };

    public static JsonArray Array(IEnumerable<string> names) => new([.. names.Select(name => (JsonNode)name)]);

    public static JsonObject Reference(string form) => new() { ["$ref"] = $"#/$defs/{form}" };

    /// <summary>A kind, which may say <c>stream: phase</c>, a name under tasks, another task's negative, or a list of these.</summary>
    private static JsonObject Task(Kinds<Kind> kinds)
    {
        var stream = new Parameter(PhaseKeys.Stream, ParameterType.Choice, "phase: each phase draws its own.") { Choices = [.. PhaseKeys.Streams] };
        var streaming = new Kinds<Kind>(kinds.Noun, [.. kinds.All.Select(kind => kind with { Parameters = kind.Parameters.Add(stream) })]);
        return Any(KindSchema.Of(streaming), OneOrMore(Any(Reference("task-name"), Reference("negated"))));
    }

    private static JsonObject Generator() => Any([.. GeneratorKeys.Kinds.Select(kind =>
        Of(kind.Name == GeneratorKeys.Range
            ? new KeySet("a generator", kind with { Required = true })
            : new KeySet("a generator", kind with { Required = true }, GeneratorKeys.All.Keys[^1] with { Required = true })))]);
}
