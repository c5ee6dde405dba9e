namespace LazyRich.Dynamics.Regimes;

/// <summary>What became of the kernel while the loss fell (SCIENCE section 4).</summary>
public enum Regime
{
    /// <summary>The kernel stays where it was.</summary>
    Lazy,

    /// <summary>The kernel moves while the loss falls.</summary>
    Rich,

    /// <summary>Most of the loss falls on a static kernel; the kernel moves much later.</summary>
    DelayedRich,
}
