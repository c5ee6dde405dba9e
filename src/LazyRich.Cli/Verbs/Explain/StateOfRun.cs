using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Explain;

/// <summary>Why a run is in its state, in a sentence.</summary>
internal static class StateOfRun
{
    public static string Why(RunDetail run, IReadOnlyList<StudyStatus> studies) => run.State switch
    {
        "planned" when studies.All(study => study.State != "active") => "planned: the studies that want it are paused",
        "planned" when run.NotBefore is { } time => $"planned: it failed {Times(run)} and is tried again after {time:yyyy-MM-dd HH:mm:ss}Z",
        "planned" when run.IsSuspect => "planned: a silo died while it executed, so it waits to execute alone on one",
        "planned" when run.Attempts.Count > 0 => $"planned again after {run.Attempts.Count} attempts, the last of which was {run.Attempts[^1].Outcome}",
        "planned" => "planned: it has not been leased yet",
        "leased" => $"leased to {run.Silo}, attempt {run.Attempt}{(run.Attempts[^1].Started is { } since ? $", executing since {since:HH:mm:ss}Z" : "")}",
        "failed" => $"failed ({run.Cause ?? "no cause stored"}): {run.Failure}",
        "cancelled" => "cancelled: every study that names it was stopped or cancelled",
        "detached" => "detached: no study names it any more",
        _ => $"{run.State} with attempt {run.Attempt}",
    };

    private static string Times(RunDetail run) => run.Attempts.Count(attempt => attempt.Outcome == "failed") is > 1 and var times ? $"{times} times" : "once";
}
