namespace LazyRich.Grains.Life;

/// <summary>Where an attempt stands. Durable truth is in the store; this is what the silo that executes it knows.</summary>
public enum RunState
{
    /// <summary>Nobody executes it: not granted yet, or handed back.</summary>
    Planned,

    /// <summary>Granted to this silo, waiting for a slot.</summary>
    Leased,

    /// <summary>On a solver thread.</summary>
    Running,

    /// <summary>Solved; the result is on its way to the store.</summary>
    StoringResult,

    /// <summary>Not solvable; the failure is on its way to the store.</summary>
    StoringFailure,

    /// <summary>The result is committed.</summary>
    Succeeded,

    /// <summary>The failure is committed.</summary>
    Failed,

    /// <summary>A newer attempt owns the run, or nobody wants it any more.</summary>
    Fenced,
}
