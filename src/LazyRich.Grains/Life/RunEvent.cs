namespace LazyRich.Grains.Life;

/// <summary>What can happen to an attempt.</summary>
public enum RunEvent
{
    /// <summary>The dispatcher granted it to this silo.</summary>
    Granted,

    /// <summary>A solver thread took it.</summary>
    SlotTaken,

    /// <summary>The solver came back with a result.</summary>
    Solved,

    /// <summary>The solver came back with a failure, or threw.</summary>
    Unsolved,

    /// <summary>It took longer than it may.</summary>
    TimedOut,

    /// <summary>The pool gave it up unsolved: the silo stops.</summary>
    Withdrawn,

    /// <summary>The store says this silo no longer holds the lease.</summary>
    LeaseLost,

    /// <summary>No study wants the run any more.</summary>
    Cancelled,

    /// <summary>Verdict: committed, now or before.</summary>
    Stored,

    /// <summary>Verdict: refused.</summary>
    Refused,
}
