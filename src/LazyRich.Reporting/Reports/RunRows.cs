using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Paging;

namespace LazyRich.Reporting.Reports;

/// <summary>The rows of a query page by page, so that a long study's rows never stand in memory together.</summary>
internal static class RunRows
{
    /// <param name="query">Without an order of its own.</param>
    /// <exception cref="QueryException">The condition or a column is not understood.</exception>
    public static IEnumerable<object?[]> Read(IStoreReader store, RunQuery query) =>
        RunPages.Read(store.Query, query with { Limit = 0 }).SelectMany(page => page.Rows);
}
