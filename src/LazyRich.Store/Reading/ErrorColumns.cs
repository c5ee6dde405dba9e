using System.Text.Json;
using LazyRich.Store.Reading.Language;

namespace LazyRich.Store.Reading;

/// <summary><c>error.loss.max</c>, <c>error.loss.final</c> and <c>error.loss.phase</c>, for every observable that some configuration compares.</summary>
internal static class ErrorColumns
{
    /// <summary>Which phase the largest error is in, from 1; of runs that have phases.</summary>
    public const string Phase = "phase";

    /// <param name="compared">The value of <c>compare.of</c>, as <see cref="RunParameter"/> has it.</param>
    public static IEnumerable<QueryColumn> Of(IEnumerable<object?> compared) =>
        from observable in compared.OfType<string>().SelectMany(Names).Distinct(StringComparer.Ordinal)
        from measure in (string[])["max", "final", Phase]
        select new QueryColumn(
            $"error.{observable}.{measure}",
            ColumnType.Number,
            $"(SELECT e.{measure} FROM errors e WHERE e.run_id = r.id AND e.observable = '{observable.Replace("'", "''", StringComparison.Ordinal)}')");

    private static string[] Names(string json) => JsonSerializer.Deserialize<string[]>(json) ?? [];
}
