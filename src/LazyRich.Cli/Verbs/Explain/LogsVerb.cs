using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Explain;

/// <summary><c>logs RUN|STUDY</c>: the history of attempts.</summary>
internal sealed class LogsVerb : Verb
{
    private const int KeyShown = 12;

    private readonly Argument<string> subject = new("RUN|STUDY") { Description = "A run's key or the beginning of it, or a study of the store" };

    private readonly Option<bool> all = new("--all") { Description = "Of a study every run; else those that failed, are under way, or took more than one attempt" };

    private readonly Option<int> limit = new("--limit") { Description = "At most so many runs", DefaultValueFactory = _ => 100 };

    public LogsVerb() : base(
        "logs", "What happened to a run, or to the runs of a study: attempts with times, silo, outcome and message",
        "lazyrich logs lazy-to-rich",
        "lazyrich logs 4f2a --json")
    {
        Arguments.Add(subject);
        Options.Add(all);
        Options.Add(limit);
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        IStoreReader reader = session.OpenReader();
        string name = parse.GetRequiredValue(subject);
        bool isStudy = reader.Study(name) is not null || !RunArgument.IsKey(name);
        IReadOnlyList<RunDetail> runs = isStudy
            ? OfStudy(session, reader, name, parse.GetValue(all), parse.GetValue(limit))
            : [RunArgument.Find(session, reader, name)];
        if (session.Json)
            session.Answer(Document(runs));
        else if (runs.Sum(run => run.Attempts.Count) == 0)
            session.Say("nothing to tell: no attempt failed, was lost or is under way; --all lists every attempt");
        else
            AttemptTable.Print(session, runs.Select(run => ((string?)run.Key.ToString()[..KeyShown], run.Attempts)));
        return Task.FromResult(ExitCode.Success);
    }

    private static IReadOnlyList<RunDetail> OfStudy(Session session, IStoreReader reader, string study, bool all, int limit)
    {
        session.RequireStudy(reader, study);
        string where = all ? "attempt > 0" : "state = 'failed' or state = 'leased' or attempt > 1";
        QueryResult keys = reader.Query(new(study, where, ["run"], [], limit));
        if (keys.Next is not null)
            session.Say($"the first {limit} runs; --limit lists more");
        return [.. keys.Rows.SelectMany(row => reader.Find((string)row[0]!, 1))];
    }

    private static JsonObject Document(IReadOnlyList<RunDetail> runs) => new()
    {
        ["runs"] = new JsonArray([.. runs.Select(run => new JsonObject
        {
            ["run"] = run.Key.ToString(),
            ["state"] = run.State,
            ["attempts"] = new JsonArray([.. run.Attempts.Select(RunJson.Attempt)]),
        })]),
    };
}
