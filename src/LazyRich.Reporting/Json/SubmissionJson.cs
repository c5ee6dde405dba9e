using System.Text.Json.Nodes;
using LazyRich.Dynamics.Algebra;
using LazyRich.Store.Writing;
using LazyRich.Studies.Plan;

namespace LazyRich.Reporting.Json;

/// <summary>A study on its way to a head, with the matrices that it names, and the answer.</summary>
public static class SubmissionJson
{
    public static JsonObject Request(StudyPlan plan, string file) => new()
    {
        ["text"] = plan.Source,
        ["file"] = file,
        ["files"] = new JsonObject(plan.Files.Select(named => KeyValuePair.Create(named.Key, (JsonNode?)MatrixJson.Of(plan.Inputs[named.Value])))),
    };

    /// <exception cref="FormatException">What is there is no mapping of names to matrices.</exception>
    public static IReadOnlyDictionary<string, Matrix> Files(JsonObject request) => request["files"] switch
    {
        null => new Dictionary<string, Matrix>(),
        JsonObject files => files.ToDictionary(named => named.Key, named => MatrixJson.Read(named.Value)),
        _ => throw new FormatException("files is an object: the name that the study gives a matrix file, and the matrix."),
    };

    public static JsonObject Of(Submission submission) => new()
    {
        ["study"] = submission.Study,
        ["runs"] = submission.Runs,
        ["reused"] = submission.Reused,
        ["added"] = submission.Added,
    };

    public static Submission Read(JsonObject json) =>
        new((string)json["study"]!, (long)json["runs"]!, (long)json["reused"]!, (long)json["added"]!);
}
