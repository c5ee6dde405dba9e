namespace LazyRich.Dynamics.Regimes;

/// <summary>Where the regimes end: stated parameters, so that the word is a view over stored numbers and not a stored fact.</summary>
/// <param name="KernelDistance">A run whose kernel distance in the limit is below this is lazy.</param>
/// <param name="LazyShare">Delayed-rich runs remove at least this share of the excess loss before the kernel has moved.</param>
/// <param name="LogDelay">Delayed-rich kernels move at least this many decades after the loss.</param>
public sealed record RegimeThresholds(double KernelDistance = 0.01, double LazyShare = 0.6, double LogDelay = 1)
{
    public static RegimeThresholds Default { get; } = new();

    /// <summary>The columns of <see cref="Results.SummaryColumn"/> that decide, in the order of <see cref="Of"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["ntk_distance_limit", "lazy_share", "log_delay"];

    /// <returns>Null when the kernel distance in the limit is not known; a run without a limit has no regime.</returns>
    public Regime? Of(double? kernelDistanceInLimit, double? lazyShare, double? logDelay) =>
        kernelDistanceInLimit is not double distance || double.IsNaN(distance) ? null
        : distance < KernelDistance ? Regime.Lazy
        : lazyShare >= LazyShare && logDelay >= LogDelay ? Regime.DelayedRich
        : Regime.Rich;
}
