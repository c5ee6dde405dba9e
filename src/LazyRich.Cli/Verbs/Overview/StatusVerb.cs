using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Grains.Status;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Overview;

/// <summary><c>status [STUDY]</c>: how far a study is, from counters.</summary>
internal sealed class StatusVerb : Verb
{
    private readonly Argument<string?> study = new("STUDY") { Description = "A study of the store; absent: all", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<bool> watch = new("--watch", "-w")
    {
        Description = "Look again every second: rate, time left, silos; with --json an object a line. Ends when STUDY is finished",
    };

    public StatusVerb() : base(
        "status", "How far studies are: runs planned, running, succeeded and failed; silos with their slots and load",
        "lazyrich status",
        "lazyrich status lazy-to-rich --json",
        "lazyrich status --watch --head http://node7:7070")
    {
        Arguments.Add(study);
        Options.Add(watch);
    }

    protected override async Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        IStoreReader reader = session.OpenReader();
        string? name = parse.GetValue(study);
        if (parse.GetValue(watch))
            return await new StatusWatch(session, name).RunAsync(reader, cancellation);
        if (name is null)
            return ShowAll(session, reader);
        StudyStatus status = session.RequireStudy(reader, name);
        if (session.Json)
            session.Answer(StudyJson.Of(status, session.IsLive));
        else
            Show(session, status, session.IsLive);
        return ExitCode.Success;
    }

    private static int ShowAll(Session session, IStoreReader reader)
    {
        IReadOnlyList<StudyStatus> studies = reader.Studies();
        IReadOnlyList<SiloStatus> silos = SiloList.Read(session);
        if (!session.Json)
        {
            StudyList.Show(session, studies, session.IsLive);
            SiloList.Print(session, silos);
            return ExitCode.Success;
        }

        JsonObject answer = StudyList.Json(studies, session.IsLive);
        answer["silos"] = SiloJson.Of(silos);
        session.Answer(answer);
        return ExitCode.Success;
    }

    private static void Show(Session session, StudyStatus status, bool running)
    {
        session.Print(StudyList.Title(status.Study, status.Description));
        session.Print($"  {status.Runs:N0} runs: {StudyList.State(status, running)}");
        if (status.Skipped > 0)
            session.Print($"  {status.Skipped:N0} points are left out: the width forbids their λ");
        foreach (string line in GoOn(session, status, running))
            session.Say($"  {line}");
    }

    private static IEnumerable<string> GoOn(Session session, StudyStatus status, bool running)
    {
        if (!status.Finished && (!running || status.State == "paused"))
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
