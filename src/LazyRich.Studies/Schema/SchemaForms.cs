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
          "timeout": {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string", "pattern": "^[0-9]+([.][0-9]+)? *(s|m|h)?$"}]},
          "cases": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/case"}},
          "tasks": {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/$defs/task"}},
          "phases": {"anyOf": [{"$ref": "#/$defs/phase"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/phase"}}]},
          "phase-task": {"anyOf": [{"type": "string"}, {"type": "object", "properties": {"negate": {"type": "string"}}, "required": ["negate"], "additionalProperties": false}, {"type": "object", "required": ["kind"]}]}
        }
        """;

    public static JsonObject All()
    {
        JsonObject forms = JsonNode.Parse(Plain)!.AsObject();
        foreach (Section section in Sections.All)
            forms[section.Name] = KindSchema.Of(section.Kinds);
        forms[StudyKeys.Observe] = OneOrMore(Enum(Catalogue.Observables.All.Select(kind => kind.Name)));
        forms[StudyKeys.Impossible] = Enum(StudyKeys.Answers);
        forms["layers"] = OneOrMore(Enum(LaterKeys.Layers));
        forms["start-at"] = Enum(LaterKeys.Starts);
        forms["keep"] = Enum(LaterKeys.Kept);
        forms["generator"] = Generator();
        forms[StudyKeys.Time] = Any(Of(TimeKeys.All), Reference("bound"), new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Any(Reference("bound"), Reference("generator")) });
        forms["case"] = Of(StudyKeys.OfCase);
        forms["phase"] = Of(LaterKeys.Phase);
        forms[LaterKeys.Rebalance] = Of(LaterKeys.OfRebalance);
        forms[LaterKeys.Learn] = Of(LaterKeys.OfLearn);
        forms[StudyKeys.Start] = Of(LaterKeys.OfStart);
        forms[StudyKeys.Compare] = Of(LaterKeys.OfCompare);
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

    private static JsonObject Generator() => Any([.. GeneratorKeys.Kinds.Select(kind =>
        Of(kind.Name == GeneratorKeys.Range
            ? new KeySet("a generator", kind with { Required = true })
            : new KeySet("a generator", kind with { Required = true }, GeneratorKeys.All.Keys[^1] with { Required = true })))]);
}
