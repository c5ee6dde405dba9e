using System.Globalization;

namespace LazyRich.Store.Reading.Language;

/// <summary>
/// The regime of a run (SCIENCE section 4) as SQL over alias s (summaries). lazy: the kernel ends near where it began. delayed-rich: it moves, but only
/// after the loss is largely gone. rich: otherwise. A limit that is not known (NULL or NaN) has no regime.
/// </summary>
internal static class RegimeSql
{
    /// <summary>Kernel distance in the limit, from which on a run counts as having moved its kernel.</summary>
    private const double KernelMoved = .01;

    /// <summary>Share of the initial excess loss that is gone before the kernel moves, for "delayed".</summary>
    private const double LazyShare = .6;

    /// <summary>Decades by which the kernel is later than the loss, for "delayed".</summary>
    private const double LogDelay = 1;

    public static IReadOnlyList<string> Names { get; } = ["lazy", "delayed-rich", "rich"];

    public static string Case { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"CASE WHEN s.ntk_distance_limit IS NULL THEN NULL WHEN s.ntk_distance_limit < {KernelMoved} THEN 'lazy' " +
        $"WHEN s.lazy_share >= {LazyShare} AND s.log_delay >= {LogDelay} THEN 'delayed-rich' ELSE 'rich' END");
}
