using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LazyRich.Studies.Grammar;

namespace LazyRich.Studies.Schema;

/// <summary>
/// The JSON Schema (draft 2020-12) of a study file, made from the grammar and the catalogue, so that editors complete and check it.
/// </summary>
public static class StudySchema
{
    private static readonly Lazy<string> Written = new(Write);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Indented, UTF-8.</summary>
    public static string Json => Written.Value;

    private static string Write()
    {
        JsonObject schema = SchemaForms.Of(StudyKeys.All);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "LazyRich study");
        schema["$defs"] = SchemaForms.All();
        return schema.ToJsonString(Indented);
    }
}
