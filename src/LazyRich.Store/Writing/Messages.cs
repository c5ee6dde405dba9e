using LazyRich.Store.Writing.Rules;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing;

/// <param name="Runs">Runs of the study's plan.</param>
/// <param name="Reused">Of those, already succeeded before this submission.</param>
/// <param name="Added">Of those, never seen by this store before.</param>
public sealed record Submission(string Study, long Runs, long Reused, long Added);

/// <summary>One execution of a run; only the newest may complete it.</summary>
public readonly record struct AttemptId(RunKey Key, int Attempt);

/// <summary>An attempt, and the silo that it was leased to.</summary>
public readonly record struct HeldAttempt(AttemptId Attempt, string Silo);

/// <param name="Definition">Canonical JSON.</param>
public sealed record LeasedRun(RunKey Key, int Attempt, string Definition)
{
    /// <summary>In whose turn it was leased; other studies may name it too.</summary>
    public string Study { get; init; } = "";

    /// <summary>How long it may execute; null: as long as it takes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>A suspect: nothing else may execute beside it.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Its silo was lost before: the store is told before it executes.</summary>
    public bool IsCareful { get; init; }
}

/// <param name="SuspectsWait">Runs wait for a silo that is idle.</param>
/// <param name="NextReady">When the next run has waited long enough after a failure (UTC).</param>
public sealed record LeaseGrant(IReadOnlyList<LeasedRun> Runs, bool SuspectsWait, DateTime? NextReady)
{
    /// <summary>A study has as many runs under way as it allows.</summary>
    public bool LimitsHold { get; init; }
}

/// <summary>A study was paused, resumed, stopped or cancelled.</summary>
/// <param name="Before">active, paused, stopped or cancelled.</param>
/// <param name="Ended">Attempts that were leased and are wanted no more; their silos have not been told.</param>
public sealed record StudyChange(string Before, string After, IReadOnlyList<HeldAttempt> Ended);

/// <summary>A finished attempt: a result or a failure.</summary>
/// <param name="Failure">Why it failed; null when it has a result.</param>
/// <param name="Seconds">Time it took to solve.</param>
public sealed record CompletedRun(RunKey Key, int Attempt, Encoding.EncodedResult? Result, string? Failure, double Seconds)
{
    /// <summary>What kind of failure; says nothing when it has a result.</summary>
    public FailureCause Cause { get; init; } = FailureCause.Error;
}

public enum Verdict
{
    /// <summary>Committed now.</summary>
    Accepted,

    /// <summary>This attempt's result was committed before: a repeated send.</summary>
    AlreadyStored,

    /// <summary>A newer attempt owns the run, or nobody wants it any more; the result is dropped.</summary>
    Fenced,
}
