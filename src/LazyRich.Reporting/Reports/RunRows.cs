using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Reports;

/// <summary>The rows of a query page by page, so that a long study's rows never stand in memory together.</summary>
internal static class RunRows
{
    private const int Page = 20_000;

    /// <param name="query">Without an order of its own.</param>
    /// <exception cref="QueryException">The condition or a column is not understood.</exception>
    public static IEnumerable<object?[]> Read(IStoreReader store, RunQuery query)
    {
        query = query with { Limit = Page };
        while (true)
        {
            QueryResult page = store.Query(query);
            foreach (object?[] row in page.Rows)
                yield return row;
            if (page.Next is not { } next)
                yield break;
            query = query with { After = next };
        }
    }
}
