using LazyRich.Dynamics.Comparisons;
using LazyRich.Store.Encoding;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing.Operations;

/// <summary>The largest and the last of every series of errors, beside the series and in its transaction.</summary>
internal static class ErrorRows
{
    public static void Insert(Database database, long run, IReadOnlyList<EncodedSeries> series)
    {
        foreach (EncodedSeries errors in series.Where(each => ErrorSeries.Is(each.Observable)))
        {
            double[] values = Doubles.FromBytes(errors.Data);
            database["INSERT INTO errors (run_id, observable, max, final) VALUES (@run, @observable, @max, @final)"]
                .Execute(run, ErrorSeries.Observable(errors.Observable), values.Max(), values[^1]);
        }
    }
}
