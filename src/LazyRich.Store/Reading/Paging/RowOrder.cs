namespace LazyRich.Store.Reading.Paging;

/// <summary>The order that a store gives rows: NaN, then what is absent, last in either direction. Sort stably, so that equals stay in plan order.</summary>
/// <param name="first">The column of the first key; those of the others follow.</param>
/// <param name="names">As <see cref="RunQuery.OrderBy"/>.</param>
internal sealed class RowOrder(int first, IReadOnlyList<string> names) : IComparer<object?[]>
{
    private readonly bool[] descending = [.. names.Select(name => name.StartsWith('-'))];

    public static string NameOf(string key) => key.StartsWith('-') ? key[1..] : key;

    public int Compare(object?[]? x, object?[]? y)
    {
        for (int i = 0; i < descending.Length; i++)
        {
            object? left = x![first + i], right = y![first + i];
            int order = Absence(left).CompareTo(Absence(right));
            if (order == 0 && Absence(left) == 0)
                order = descending[i] ? Compare(right!, left!) : Compare(left!, right!);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static int Absence(object? value) => value switch { null => 2, double.NaN => 1, _ => 0 };

    private static int Compare(object left, object right) => (left, right) switch
    {
        (string a, string b) => string.CompareOrdinal(a, b),
        (long a, long b) => a.CompareTo(b),
        _ => Number(left).CompareTo(Number(right)),
    };

    private static double Number(object value) => value is long whole ? whole : (double)value;
}
