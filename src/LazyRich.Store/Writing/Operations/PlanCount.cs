namespace LazyRich.Store.Writing.Operations;

/// <param name="Runs">Rows of the plan, repeats of one key counted once.</param>
/// <param name="Reused">Of those, succeeded already.</param>
/// <param name="Added">Of those, new to the store.</param>
internal readonly record struct PlanCount(long Runs, long Reused, long Added)
{
    public static PlanCount operator +(PlanCount a, PlanCount b) => new(a.Runs + b.Runs, a.Reused + b.Reused, a.Added + b.Added);
}

/// <summary>The plan that a study's name stands for now.</summary>
internal sealed record StoredPlan(long Study, long Runs, string State, int Priority, byte[] Digest);
