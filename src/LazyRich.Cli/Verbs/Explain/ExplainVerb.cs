using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Cli.Rendering;
using LazyRich.Reporting.Explaining;
using LazyRich.Reporting.Json;
using LazyRich.Reporting.Text;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Explain;

/// <summary><c>explain RUN</c>: why a run is where it is, and what made it a run of its own.</summary>
internal sealed class ExplainVerb : Verb
{
    private readonly Argument<string> run = RunArgument.Make();

    public ExplainVerb() : base(
        "explain", "Why a run is in its state, its attempts, and which field made it new beside the run nearest to it",
        "lazyrich explain 4f2a",
        "lazyrich explain 4f2a --json") => Arguments.Add(run);

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        IStoreReader reader = session.OpenReader();
        RunDetail found = RunArgument.Find(session, reader, parse.GetRequiredValue(run));
        NearestRun? nearest = NearestRun.Of(reader, found);
        IReadOnlyList<StudyStatus> studies = [.. found.Studies.Select(reader.Study).OfType<StudyStatus>()];
        if (session.Json)
            session.Answer(Document(found, studies, nearest));
        else
            Show(session, reader, found, studies, nearest);
        return Task.FromResult(ExitCode.Success);
    }

    private static void Show(Session session, IStoreReader reader, RunDetail run, IReadOnlyList<StudyStatus> studies, NearestRun? nearest)
    {
        session.Print($"run {run.Key}");
        session.Print($"  {StateOfRun.Why(run, studies)}");
        foreach (StudyStatus study in studies)
            session.Print($"  {study.Study} names it, and is {study.State}");
        if (run.Attempts.Count > 0)
        {
            session.Print("");
            session.Print(Words.Count(run.Attempts.Count, "attempt"));
            AttemptTable.Print(session, [(null, run.Attempts)]);
        }

        session.Print("");
        session.Print(nearest is null ? "no other run in the store is like it" : $"nearest to it is {nearest.Run.Key} ({nearest.Run.State}), which differs in");
        if (nearest is null)
            return;
        (MatrixNames here, MatrixNames there) = (MatrixNames.OfRun(reader, run), MatrixNames.OfRun(reader, nearest.Run));
        foreach (DefinitionDifference difference in nearest.Differences)
            session.Print($"  {difference.Field}: here {Side(here, difference.Here)}, there {Side(there, difference.There)}");
    }

    /// <summary>The digest stays beside a file's name: what one study calls so is other numbers in another.</summary>
    private static string Side(MatrixNames names, string? json) =>
        json is null ? "absent" : names.In(json) is { Length: > 0 } found ? $"{json} ({found})" : json;

    private static JsonObject Document(RunDetail run, IReadOnlyList<StudyStatus> studies, NearestRun? nearest) => new()
    {
        ["run"] = run.Key.ToString(),
        ["state"] = run.State,
        ["why"] = StateOfRun.Why(run, studies),
        ["studies"] = new JsonArray([.. studies.Select(study => new JsonObject { ["study"] = study.Study, ["state"] = study.State })]),
        ["attempts"] = new JsonArray([.. run.Attempts.Select(RunJson.Attempt)]),
        ["nearest"] = nearest is null ? null : new JsonObject
        {
            ["run"] = nearest.Run.Key.ToString(),
            ["state"] = nearest.Run.State,
            ["differences"] = new JsonArray([.. nearest.Differences.Select(one => new JsonObject
            {
                ["field"] = one.Field,
                ["here"] = Value(one.Here),
                ["there"] = Value(one.There),
            })]),
        },
    };

    private static JsonNode? Value(string? json) => json is null ? null : JsonNode.Parse(json);
}
