using System.CommandLine;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Overview;

/// <summary><c>status [STUDY]</c>: how far a study is, from counters.</summary>
internal sealed class StatusVerb : Verb
{
    private readonly Argument<string?> study = new("STUDY") { Description = "A study of the store; absent: all", Arity = ArgumentArity.ZeroOrOne };

    public StatusVerb() : base(
        "status", "How far a study is: runs planned, running, succeeded and failed",
        "lazyrich status lazy-to-rich",
        "lazyrich status lazy-to-rich --json") => Arguments.Add(study);

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        IStoreReader reader = session.OpenReader();
        bool running = session.IsLive;
        if (parse.GetValue(study) is not { } name)
            return Task.FromResult(StudyList.Show(session, reader, running));
        StudyStatus status = session.RequireStudy(reader, name);
        if (session.Json)
            session.Answer(StudyJson.Of(status, running));
        else
            Show(session, status, running);
        return Task.FromResult(ExitCode.Success);
    }

    private static void Show(Session session, StudyStatus status, bool running)
    {
        session.Print(StudyList.Title(status.Study, status.Description));
        session.Print($"  {status.Runs:N0} runs: {string.Join(", ", StudyList.Counts(status, running))}");
        if (status.Skipped > 0)
            session.Print($"  {status.Skipped:N0} points are left out: the width forbids their λ");
        foreach (string line in GoOn(session, status, running))
            session.Say($"  {line}");
    }

    private static IEnumerable<string> GoOn(Session session, StudyStatus status, bool running)
    {
        if (!status.Finished && !running)
            yield return $"{session.Line($"resume {status.Study}")}  goes on";
        if (status.Failed > 0)
        {
            yield return $"{session.Line($"query {status.Study} --where \"state = 'failed'\" --columns run,failure")}  says why";
            yield return $"{session.Line($"retry {status.Study} --failed")}  runs the failed ones again";
        }

        if (status.Succeeded > 0)
            yield return $"{session.Line($"plot {status.Study}")}  draws it";
    }
}
