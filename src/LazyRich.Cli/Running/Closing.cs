using System.Text.Json.Nodes;
using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Findings;
using LazyRich.Reporting.Json;
using LazyRich.Reporting.Reports;
using LazyRich.Reporting.Text;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Running;

/// <summary>The end of a study: what became of it, the table, the pictures, and the commands to go on with.</summary>
internal sealed class Closing(Session session, RunSettings settings, IStoreReader reader, Outcome outcome)
{
    /// <returns>The exit code.</returns>
    public async Task<int> ShowAsync()
    {
        FoldedRuns table = FoldedRuns.Read(reader, outcome.Study, "", StudyAxes.Of(reader, outcome.Study), ReportColumns.All);
        Answer? answer = FoundOut.Ask(session, reader, outcome.Study);
        if (!session.Json)
        {
            session.Print(Sentence());
            session.Print("");
            new RegimeTable(session, table.Named(MatrixNames.Of(reader, outcome.Study)), Saddles()).Print();
            if (answer is not null)
            {
                session.Print("");
                FoundOut.Print(session, answer);
            }
        }

        IReadOnlyList<string> figures = settings.Figures ? answer?.Finding.Figures ?? Pictures.OfAnyStudy : [];
        IReadOnlyList<Picture> pictures = figures.Count == 0 ? [] : await Pictures.DrawAsync(session, reader, outcome, figures, settings.Directory);
        if (session.Json)
            session.Answer(Document(table, pictures, answer));
        if (pictures.Count > 0)
            session.Say("Pictures:");
        foreach (Picture picture in pictures)
            session.Say($"  {picture.File}  {picture.Title}");
        GoOn(table, [.. figures.Except(pictures.Select(picture => picture.Figure))]);
        return outcome.Progress.Failed > 0 || outcome.Progress.GivenUp ? ExitCode.FailedRuns : ExitCode.Success;
    }

    public static int NothingToDo(Session session, string message)
    {
        if (session.Json)
            session.Answer(new JsonObject { ["message"] = message });
        session.Say(message);
        return ExitCode.Success;
    }

    /// <summary>After Ctrl-C or SIGTERM before the study was in the store: it is there whole or not at all.</summary>
    public static int InterruptedEarly(Session session)
    {
        if (session.Json)
            session.Answer(new JsonObject { ["interrupted"] = true });
        session.Say("interrupted before the study was taken in; the same command starts again");
        return session.Terminal.Interrupts.ExitCode;
    }

    /// <summary>After Ctrl-C or SIGTERM while whoever had taken the study in was away.</summary>
    public static int InterruptedWaiting(Session session, string study)
    {
        if (session.Json)
            session.Answer(new JsonObject { ["study"] = study, ["interrupted"] = true });
        session.Say($"let go: {study} is taken in at {session.StoreName}, and what is stored stays so");
        session.Say(session.HasHead
            ? $"  {session.Line($"status {study}")}  says how far it is, when its head is back"
            : $"  {session.Line($"resume {study}")}  goes on");
        return session.Terminal.Interrupts.ExitCode;
    }

    /// <summary>After Ctrl-C or SIGTERM.</summary>
    public static int Interrupted(Session session, Outcome outcome, int exitCode)
    {
        Progress progress = outcome.Progress;
        if (session.Json)
        {
            session.Answer(new JsonObject
            {
                ["study"] = outcome.Study,
                ["runs"] = progress.Runs,
                ["succeeded"] = progress.Succeeded,
                ["failed"] = progress.Failed,
                ["reused"] = outcome.Reused,
                ["interrupted"] = true,
                ["elapsed_seconds"] = Math.Round(outcome.Elapsed.TotalSeconds, 3),
            });
        }

        if (outcome.Detached)
        {
            session.Say($"let go: {outcome.Study} goes on {(session.HasHead ? "at" : "in the process that holds")} {session.StoreName}");
            session.Say($"  {session.Line($"status {outcome.Study}")}  says how far it is");
            return exitCode;
        }

        session.Say($"interrupted: {ProgressText.Counts(progress)} are stored and stay so");
        session.Say($"  {session.Line($"resume {outcome.Study}")}  goes on");
        return exitCode;
    }

    private JsonObject Document(FoldedRuns table, IReadOnlyList<Picture> pictures, Answer? answer) => new()
    {
        ["study"] = outcome.Study,
        ["runs"] = outcome.Progress.Runs,
        ["succeeded"] = outcome.Progress.Succeeded,
        ["failed"] = outcome.Progress.Failed,
        ["state"] = outcome.Progress.State,
        ["reused"] = outcome.Reused,
        ["elapsed_seconds"] = Math.Round(outcome.Elapsed.TotalSeconds, 3),
        ["runs_per_second"] = Math.Round(outcome.RunsPerSecond, 1),
        ["first_result_seconds"] = outcome.FirstResult is { } first ? Math.Round(first.TotalSeconds, 3) : null,
        ["store"] = session.HasHead ? session.StoreName : session.StorePath,
        ["figures"] = JsonText.Texts(pictures.Select(picture => Path.GetFullPath(picture.File))),
        ["finding"] = answer is null ? null : FindingJson.Of(answer),
        ["groups"] = GroupJson.Of(table),
    };

    private long Saddles() => reader.Count(new(outcome.Study, "saddle = 1", [], [], 0));

    private string Sentence()
    {
        Progress progress = outcome.Progress;
        string failed = progress.Failed > 0 ? $", {progress.Failed:N0} failed" : "";
        string ended = progress.GivenUp ? $"{progress.State}; " : "";
        string counts = $"{outcome.Study}: {ended}{progress.Succeeded:N0} of {progress.Runs:N0} runs succeeded{failed}";
        if (outcome.Solved == 0 && progress.GivenUp)
            return counts;
        if (outcome.Solved == 0)
            return $"{counts}; all were stored already, nothing had to run";
        string pace = $"{ProgressText.Duration(outcome.Elapsed)} ({ProgressText.PerSecond(outcome.RunsPerSecond)}, start-up included)";
        return $"{counts}; {outcome.Solved:N0} solved in {pace}{(outcome.Reused > 0 ? $", {outcome.Reused:N0} reused" : "")}";
    }

    /// <param name="undrawn">Figures that were tried and not drawn.</param>
    private void GoOn(FoldedRuns table, string[] undrawn)
    {
        string study = outcome.Study;
        session.Say("Go on with:");
        if (outcome.Progress.Failed > 0)
        {
            session.Say($"  {session.Line($"query {study} --where \"state = 'failed'\" --columns run,failure")}");
            session.Say($"  {session.Line($"retry {study} --failed")}");
        }

        bool delayed = table.Groups.Any(group => group.Regime(RegimeThresholds.Default) == Regime.DelayedRich);
        session.Say($"  {session.Line($"query {study}{(delayed ? " --where \"regime = 'delayed-rich'\"" : "")} --sort -time_to_1pct --limit 5")}");
        session.Say($"  {session.Line($"export {study} --table trajectories --format csv -o {study}.csv")}");
        if (!undrawn.Contains(Pictures.Curves))
            session.Say($"  {session.Line($"plot {study} --figure {Pictures.Curves} -o curves.png")}");
    }
}
