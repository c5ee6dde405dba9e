namespace LazyRich.Studies.Plan;

/// <summary>How a study's runs are treated; part of no run key.</summary>
/// <param name="Priority">Higher goes first when several studies wait.</param>
/// <param name="Retry">How often a run that failed is tried again by itself.</param>
/// <param name="Timeout">The longest a run may take; null: no limit.</param>
public sealed record StudyPolicy(int Priority = 0, int Retry = 0, TimeSpan? Timeout = null);
