using System.Text.Json.Nodes;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Studies.Schema;

/// <summary>A section's kinds with the parameters that the catalogue declares.</summary>
internal static class KindSchema
{
    public static JsonObject Of(Kinds<Kind> all)
    {
        var kinds = new Kinds<Kind>(all.Noun, [.. all.All.Where(kind => kind.WrittenAs is null)]);
        string[] names = [.. kinds.All.Select(kind => kind.Name)];
        JsonObject one = SchemaForms.Any(
            [SchemaForms.Enum(kinds.All.Where(kind => !kind.Parameters.Any(parameter => parameter.Required)).Select(kind => kind.Name)),
                .. kinds.All.Select(kind => Of(kind, names))]);
        return SchemaForms.OneOrMore(one);
    }

    private static JsonObject Of(Kind kind, IReadOnlyList<string> names)
    {
        var properties = new JsonObject
        {
            ["kind"] = SchemaForms.Any(
                new JsonObject { ["const"] = kind.Name },
                new JsonObject { ["type"] = "array", ["items"] = SchemaForms.Enum(names), ["contains"] = new JsonObject { ["const"] = kind.Name } }),
        };
        foreach (Parameter parameter in kind.Parameters.OrderBy(parameter => parameter.Name.Count(c => c == '.')))
            Place(properties, parameter.Name.Split('.'), Of(parameter));
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = $"{kind.Summary} ({kind.Source})",
            ["properties"] = properties,
            ["required"] = SchemaForms.Array(["kind", .. kind.Parameters.Where(each => each.Required && !Derivable(each)).Select(each => each.Name)]),
            ["additionalProperties"] = false,
        };
    }

    /// <summary>Then <c>derive</c> may set it, out of an editor's sight.</summary>
    private static bool Derivable(Parameter parameter) => parameter.Type is ParameterType.Number or ParameterType.Integer;

    /// <summary>A dotted name is a mapping in the file; where the undotted name is a parameter too, either form is right.</summary>
    private static void Place(JsonObject properties, ReadOnlySpan<string> path, JsonObject schema)
    {
        JsonNode? there = properties[path[0]];
        if (path.Length > 1)
        {
            var nested = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(), ["additionalProperties"] = false };
            JsonArray? choices = there?["anyOf"]?.AsArray();
            JsonObject mapping = choices?.OfType<JsonObject>().FirstOrDefault(choice => choice.ContainsKey("properties")) ?? nested;
            Place(mapping["properties"]!.AsObject(), path[1..], schema);
            if (choices is null)
                properties[path[0]] = SchemaForms.Any(nested);
            else if (mapping == nested)
                choices.Add(nested);
        }
        else
        {
            properties[path[0]] = schema;
        }
    }

    private static JsonObject Of(Parameter parameter)
    {
        JsonObject schema = parameter.Type switch
        {
            ParameterType.Number or ParameterType.Integer => Numbers(Number(parameter)),
            ParameterType.Numbers => SchemaForms.OneOrMore(Numbers(Number(parameter))),
            ParameterType.Flag => SchemaForms.OneOrMore(new JsonObject { ["type"] = "boolean" }),
            ParameterType.Choice => SchemaForms.OneOrMore(SchemaForms.Enum(parameter.Choices)),
            _ => SchemaForms.OneOrMore(new JsonObject { ["type"] = "string" }),
        };
        schema.Insert(0, "description", parameter.Summary);
        JsonNode? standard = parameter.Default switch
        {
            NumberValue number => number.Value,
            TextValue text => text.Value,
            FlagValue flag => flag.Value,
            _ => null,
        };
        if (standard is not null)
            schema["default"] = standard;
        return schema;
    }

    private static JsonObject Number(Parameter parameter)
    {
        var schema = new JsonObject { ["type"] = parameter.Type == ParameterType.Integer ? "integer" : "number" };
        if (double.IsFinite(parameter.Minimum))
            schema[parameter.MinimumExcluded ? "exclusiveMinimum" : "minimum"] = parameter.Minimum;
        if (double.IsFinite(parameter.Maximum))
            schema["maximum"] = parameter.Maximum;
        return schema;
    }

    private static JsonObject Numbers(JsonObject number) => SchemaForms.Any(
        number,
        SchemaForms.Reference("generator"),
        new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = SchemaForms.Any(number.DeepClone(), SchemaForms.Reference("generator")) });
}
