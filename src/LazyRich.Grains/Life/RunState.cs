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

    /// <summary>It took too long; that is on its way to the store.</summary>
    StoringTimeout,

    /// <summary>The result is committed.</summary>
    Succeeded,

    /// <summary>The failure is committed; whether the run is tried again, the store has decided with it.</summary>
    Failed,

    /// <summary>That it took too long is committed.</summary>
    TimedOut,

    /// <summary>Nobody wants it any more.</summary>
    Cancelled,

    /// <summary>A newer attempt owns the run, or nobody wants it any more.</summary>
    Fenced,
}
