namespace LazyRich.Reporting.Text;

/// <summary>Ascending order of parameter values: nothing, then numbers, then texts.</summary>
public sealed class MixedOrder : IComparer<object?>
{
    public static MixedOrder Instance { get; } = new();

    public int Compare(object? x, object? y) => (Number(x), Number(y)) switch
    {
        ({ } a, { } b) => a.CompareTo(b),
        ({ }, null) => y is null ? 1 : -1,
        (null, { }) => x is null ? -1 : 1,
        _ => string.CompareOrdinal(x as string, y as string),
    };

    private static double? Number(object? value) => value switch
    {
        double number => number,
        long whole => whole,
        _ => null,
    };
}
