using LazyRich.Dynamics.Comparisons;
using LazyRich.Dynamics.Results;
using LazyRich.Store.Encoding;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing.Operations;

/// <summary>The largest and the last of every series of errors, and the phase of the largest, beside the series and in its transaction.</summary>
internal static class ErrorRows
{
    public static void Insert(Database database, long run, IReadOnlyList<EncodedSeries> series)
    {
        double[]? phases = series.FirstOrDefault(each => each.Observable == PhaseResult.Series) is { } numbers ? Doubles.FromBytes(numbers.Data) : null;
        foreach (EncodedSeries errors in series.Where(each => ErrorSeries.Is(each.Observable)))
        {
            double[] values = Doubles.FromBytes(errors.Data);
            double largest = values.Max();
            database["INSERT INTO errors (run_id, observable, max, final, phase) VALUES (@run, @observable, @max, @final, @phase)"]
                .Execute(run, ErrorSeries.Observable(errors.Observable), largest, values[^1], phases is null ? null : (long)phases[Array.IndexOf(values, largest)]);
        }
    }
}
