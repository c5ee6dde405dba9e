using LazyRich.Grains.Pool;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Dispatch;

internal enum Admission
{
    /// <summary>Nothing until its load has changed.</summary>
    Nothing,

    Runs,

    /// <summary>A suspect if there is one, else runs.</summary>
    SuspectOrRuns,
}

/// <summary>
/// Keeps suspects apart: a silo that executes one gets nothing else, and while suspects wait and no silo is idle, one is let run dry for them. Never
/// more than half of the silos, so that the sweep goes on. Not thread-safe.
/// </summary>
internal sealed class Isolation
{
    private readonly HashSet<string> alone = [];
    private string? drying;

    public Admission Admit(string silo, PoolLoad load, int silos)
    {
        if (load.IsIdle) alone.Remove(silo);
        if (alone.Contains(silo) || (drying == silo && !load.IsIdle)) return Admission.Nothing;
        return load.IsIdle && HasRoom(silos) ? Admission.SuspectOrRuns : Admission.Runs;
    }

    public void Granted(string silo, LeaseGrant grant, int silos)
    {
        if (drying == silo) drying = null;
        if (grant.Runs.Any(run => run.IsAlone)) alone.Add(silo);
        else if (grant.SuspectsWait && drying is null && HasRoom(silos)) drying = silo;
        if (!grant.SuspectsWait) drying = null;
    }

    public void Forget(string silo)
    {
        alone.Remove(silo);
        if (drying == silo) drying = null;
    }

    private bool HasRoom(int silos) => alone.Count < Math.Max(1, silos / 2);
}
