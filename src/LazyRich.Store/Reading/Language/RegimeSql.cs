using System.Globalization;
using LazyRich.Dynamics.Regimes;

namespace LazyRich.Store.Reading.Language;

/// <summary>
/// <see cref="RegimeThresholds.Of"/> as SQL over alias s (summaries). A limit that is not known (NULL or NaN) has no regime.
/// </summary>
internal static class RegimeSql
{
    public static IReadOnlyList<string> Names { get; } = [Regime.Lazy.Name(), Regime.DelayedRich.Name(), Regime.Rich.Name()];

    public static string Case(RegimeThresholds limits) => string.Create(
        CultureInfo.InvariantCulture,
        $"CASE WHEN s.ntk_distance_limit IS NULL THEN NULL WHEN s.ntk_distance_limit < {limits.KernelDistance} THEN '{Regime.Lazy.Name()}' " +
        $"WHEN s.lazy_share >= {limits.LazyShare} AND s.log_delay >= {limits.LogDelay} THEN '{Regime.DelayedRich.Name()}' ELSE '{Regime.Rich.Name()}' END");
}
