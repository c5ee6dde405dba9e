using LazyRich.Dynamics.Definitions;

namespace LazyRich.Store.Export.Tables;

/// <summary>Observables as column and array names.</summary>
internal static class ObservableName
{
    /// <summary><c>ntk-distance</c> → <c>ntk_distance</c>.</summary>
    public static string Of(string observable) => observable.Replace('-', '_');

    /// <summary>Of one of several numbers: <c>singular-values</c> → <c>singular_value_1</c>, …, <c>task-score</c> → <c>task_score_input</c>, …</summary>
    public static IEnumerable<string> Elements(string observable, int count)
    {
        if (Catalogue.Observables.Find(ObservableText.KindOf(observable)) is { Elements.Length: > 0 } named && named.Elements.Length == count)
            return named.Elements.Select(element => $"{Of(observable)}_{element}");
        string one = Of(observable.EndsWith("sses", StringComparison.Ordinal) ? observable[..^2] : observable.EndsWith('s') ? observable[..^1] : observable);
        return Enumerable.Range(1, count).Select(i => $"{one}_{i}");
    }
}
