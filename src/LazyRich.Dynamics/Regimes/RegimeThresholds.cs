using System.Globalization;

namespace LazyRich.Dynamics.Regimes;

/// <summary>Where the regimes end: stated parameters, so that the word is a view over stored numbers and not a stored fact.</summary>
/// <remarks>What the shares are of stays as stored: <c>lazy_share</c> is the share removed before the kernel distance passes .01, whatever the first threshold.</remarks>
/// <param name="KernelDistance">A run whose kernel distance in the limit is below this is lazy.</param>
/// <param name="LazyShare">Delayed-rich runs remove at least this share of the excess loss before the kernel has moved.</param>
/// <param name="LogDelay">Delayed-rich kernels move at least this many decades after the loss.</param>
public sealed record RegimeThresholds(double KernelDistance = 0.01, double LazyShare = 0.6, double LogDelay = 1)
{
    private static readonly string[] names = ["kernel-distance", "lazy-share", "log-delay"];

    public static RegimeThresholds Default { get; } = new();

    /// <summary>The columns of <see cref="Results.SummaryColumn"/> that decide, in the order of <see cref="Of"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["ntk_distance_limit", "lazy_share", "log_delay"];

    /// <param name="text"><c>kernel-distance=0.01,lazy-share=0.6,log-delay=1</c>; what is left out stays as it is by default.</param>
    /// <exception cref="FormatException">A name that is none of the three, or a value that is no finite number; the message says which.</exception>
    public static RegimeThresholds Parse(string text)
    {
        RegimeThresholds parsed = Default;
        foreach (string part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', StringSplitOptions.TrimEntries) is not [string name, string number])
                throw new FormatException($"'{part}' is no threshold: write {Default}.");
            if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
                throw new FormatException($"{name} must be a finite number, not '{number}'.");
            parsed = name switch
            {
                "kernel-distance" => parsed with { KernelDistance = value },
                "lazy-share" => parsed with { LazyShare = value },
                "log-delay" => parsed with { LogDelay = value },
                _ => throw new FormatException($"no threshold '{name}'; there are {string.Join(", ", names)}."),
            };
        }

        return parsed;
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{names[0]}={KernelDistance:R},{names[1]}={LazyShare:R},{names[2]}={LogDelay:R}");

    /// <returns>Null when the kernel distance in the limit is not known; a run without a limit has no regime.</returns>
    public Regime? Of(double? kernelDistanceInLimit, double? lazyShare, double? logDelay) =>
        kernelDistanceInLimit is not double distance || double.IsNaN(distance) ? null
        : distance < KernelDistance ? Regime.Lazy
        : lazyShare >= LazyShare && logDelay >= LogDelay ? Regime.DelayedRich
        : Regime.Rich;
}
