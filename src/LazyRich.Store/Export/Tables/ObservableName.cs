namespace LazyRich.Store.Export.Tables;

/// <summary>Observables as column and array names.</summary>
internal static class ObservableName
{
    /// <summary><c>ntk-distance</c> → <c>ntk_distance</c>.</summary>
    public static string Of(string observable) => observable.Replace('-', '_');

    /// <summary>Of one of several numbers: <c>singular-values</c> → <c>singular_value_1</c>, …</summary>
    public static IEnumerable<string> Elements(string observable, int count)
    {
        string one = Of(observable.EndsWith("sses", StringComparison.Ordinal) ? observable[..^2] : observable.EndsWith('s') ? observable[..^1] : observable);
        return Enumerable.Range(1, count).Select(i => $"{one}_{i}");
    }
}
