namespace LazyRich.Studies.Plan;

/// <summary>How a study's runs are treated; part of no run key.</summary>
/// <param name="Priority">Higher goes first when several studies wait.</param>
/// <param name="Retry">How often a run that failed is tried again by itself.</param>
/// <param name="Timeout">The longest a run may take; null: no limit.</param>
public sealed record StudyPolicy(int Priority = 0, int Retry = 0, TimeSpan? Timeout = null)
{
    /// <summary>Whether a run that took too long is tried again too.</summary>
    public bool RetryTimeouts { get; init; }

    /// <summary>Most of its runs under way at once; null: no limit.</summary>
    public int? Limit { get; init; }

    /// <summary>Its share against studies of equal priority, &gt; 0.</summary>
    public double Weight { get; init; } = 1;
}
