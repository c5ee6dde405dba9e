using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing;

/// <param name="Runs">Runs of the study's plan.</param>
/// <param name="Reused">Of those, already succeeded before this submission.</param>
/// <param name="Added">Of those, never seen by this store before.</param>
public sealed record Submission(string Study, long Runs, long Reused, long Added);

/// <summary>One execution of a run; only the newest may complete it.</summary>
public readonly record struct AttemptId(RunKey Key, int Attempt);

/// <param name="Definition">Canonical JSON.</param>
public sealed record LeasedRun(RunKey Key, int Attempt, string Definition);

/// <summary>A finished attempt: a result or a failure.</summary>
/// <param name="Failure">Why it failed; null when it has a result.</param>
/// <param name="Seconds">Time it took to solve.</param>
public sealed record CompletedRun(RunKey Key, int Attempt, Encoding.EncodedResult? Result, string? Failure, double Seconds);

public enum Verdict
{
    /// <summary>Committed now.</summary>
    Accepted,

    /// <summary>This attempt's result was committed before: a repeated send.</summary>
    AlreadyStored,

    /// <summary>A newer attempt owns the run, or nobody wants it any more; the result is dropped.</summary>
    Fenced,
}
