namespace LazyRich.Store.Reading.Paging;

/// <summary>
/// The rows of a query by pages, so that a long study's never stand in memory together. Each page sees the store as it is then. No row is missed or
/// comes twice, whatever is added meanwhile: pages go along a plan, in which a run's place never changes, and a plan that is replaced ends the reading.
/// </summary>
public static class RunPages
{
    /// <summary>Rows that a head answers at once.</summary>
    public const int Largest = 20_000;

    /// <param name="ask">Answers one page.</param>
    /// <param name="query">Without an order of its own; its limit is that of all pages together.</param>
    /// <param name="size">Rows of a page at most.</param>
    /// <exception cref="PlanReplacedException">The study was submitted with another plan after the first page.</exception>
    /// <exception cref="QueryException">The condition or a column is not understood.</exception>
    public static IEnumerable<QueryResult> Read(Func<RunQuery, QueryResult> ask, RunQuery query, int size = Largest)
    {
        long? plan = null;
        int left = query.Limit > 0 ? query.Limit : int.MaxValue;
        while (true)
        {
            QueryResult page = ask(query with { Limit = Math.Min(size, left) });
            if ((plan ??= page.Plan) != page.Plan)
                throw new PlanReplacedException(query.Study!);
            yield return page;
            left -= page.Rows.Count;
            if (page.Next is not { } next || left <= 0)
                yield break;
            query = query with { After = next };
        }
    }
}
