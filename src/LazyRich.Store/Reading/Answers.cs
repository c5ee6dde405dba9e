using LazyRich.Dynamics.Regimes;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Reading;

/// <summary>Counts come from counters, never from a scan.</summary>
/// <param name="Skipped">Points that the plan left out as impossible.</param>
public sealed record StudyStatus(
    string Study, string Description, long Runs, long Planned, long Leased, long Succeeded, long Failed, long Skipped, DateTime Submitted)
{
    /// <summary>active, paused, stopped or cancelled.</summary>
    public string State { get; init; } = "active";

    /// <summary>Runs given up because the study was stopped or cancelled.</summary>
    public long Cancelled { get; init; }

    /// <summary>Whether it wants runs: neither stopped nor cancelled.</summary>
    public bool WantsRuns => State is "active" or "paused";

    /// <summary>Nothing more will happen to it by itself. Runs that only other studies want may still be planned.</summary>
    public bool Finished => (Planned == 0 || !WantsRuns) && Leased == 0;
}

/// <param name="State">
/// planned, leased, succeeded, failed; cancelled: every study that names it was stopped or cancelled; detached: no study names it any more.
/// </param>
/// <param name="Parameters">As query columns: task, architecture, lambda, seed, solver, init.scale, …</param>
/// <param name="Summary">By column name; absent when not computed.</param>
public sealed record RunDetail(
    RunKey Key,
    string State,
    int Attempt,
    string? Silo,
    string? Failure,
    string Definition,
    IReadOnlyList<string> Studies,
    IReadOnlyDictionary<string, object?> Parameters,
    IReadOnlyDictionary<string, double> Summary,
    IReadOnlyList<AttemptRecord> Attempts,
    IReadOnlyList<SeriesRecord> Series)
{
    /// <summary>numerical, error, timeout, infrastructure or quarantined; null unless it failed.</summary>
    public string? Cause { get; init; }

    /// <summary>Until when it waits after a failure (UTC); null: it does not.</summary>
    public DateTime? NotBefore { get; init; }

    /// <summary>A silo died while it executed: it next executes alone.</summary>
    public bool IsSuspect { get; init; }

    /// <summary>The summary of each phase, in order; empty for a run without. <see cref="Summary"/> is that of the last.</summary>
    public IReadOnlyList<PhaseRecord> Phases { get; init; } = [];

    /// <summary>Of a run that is compared against another solver; empty for others.</summary>
    public IReadOnlyList<ErrorRecord> Errors { get; init; } = [];
}

/// <param name="Summary">By column name, times counted from the phase's start; absent when not computed.</param>
public sealed record PhaseRecord(string Phase, IReadOnlyDictionary<string, double> Summary);

/// <param name="Max">Largest over the recorded times, relative; +∞ where either way is not finite.</param>
/// <param name="Final">At the last recorded time.</param>
/// <param name="Phase">Of the largest, from 1; null for a run without phases.</param>
public sealed record ErrorRecord(string Observable, double Max, double Final, int? Phase);

/// <param name="Outcome">leased, succeeded, failed, released (handed back), expired (not renewed), lost (its silo died), cancelled or detached.</param>
public sealed record AttemptRecord(int Attempt, string Silo, DateTime Leased, DateTime? Ended, string Outcome, string? Message)
{
    /// <summary>When its silo first said that it executes; null when that was not worth saying.</summary>
    public DateTime? Started { get; init; }

    /// <summary>numerical, error, timeout or infrastructure; null unless failed.</summary>
    public string? Cause { get; init; }
}

public sealed record SeriesRecord(string Observable, int[] Shape, int Encoding, string Checksum, long Bytes);

/// <param name="Study">Null: the whole store.</param>
/// <param name="Where">A condition; empty: all. <c>lambda &gt; 0 and (ntk_distance_limit is nan or not seed in (1, 2))</c></param>
/// <param name="Columns">Empty: run, state, the study's axes, and the summaries that have values; behind an earlier page all of them.</param>
/// <param name="OrderBy">Column names, <c>-name</c> for descending.</param>
/// <param name="Limit">0: no limit.</param>
public sealed record RunQuery(
    string? Study, string Where, IReadOnlyList<string> Columns, IReadOnlyList<string> OrderBy, int Limit)
{
    /// <summary>To go on behind an earlier page, its <see cref="QueryResult.Next"/>; only in plan order, without <see cref="OrderBy"/>.</summary>
    public long? After { get; init; }

    /// <summary>What the column <c>regime</c> calls lazy, rich and delayed-rich.</summary>
    public RegimeThresholds Thresholds { get; init; } = RegimeThresholds.Default;
}

/// <param name="Rows">Values are string, long, double (NaN and ±∞ included) or null. In plan order unless ordered; NaN and null come last.</param>
public sealed record QueryResult(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>Where the next page begins; null when the limit was not reached or the rows were ordered.</summary>
    public long? Next { get; init; }

    /// <summary>The plan that <see cref="Next"/> is a place in: another one after the study was submitted with other runs. Null for the whole store.</summary>
    public long? Plan { get; init; }
}

/// <param name="Parameters">task, architecture, lambda, seed, solver, then whatever else varies.</param>
/// <param name="Times">Recorded times, starting with 0.</param>
public sealed record StoredTrajectory(
    RunKey Key, IReadOnlyList<KeyValuePair<string, object?>> Parameters, double[] Times, IReadOnlyList<StoredSeries> Series);

public sealed record StoredSeries(string Observable, int[] Shape, double[] Values);

/// <param name="Shape">Of one recorded time.</param>
public sealed record StoredObservable(string Observable, int[] Shape)
{
    public bool Equals(StoredObservable? other) => other is not null && Observable == other.Observable && Shape.AsSpan().SequenceEqual(other.Shape);

    public override int GetHashCode() => HashCode.Combine(Observable, Shape.Length);
}
