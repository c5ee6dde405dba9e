using LazyRich.Dynamics.Results;

namespace LazyRich.Store.Reading.Paging;

/// <summary>
/// An answer that is longer than a head's pages, put together here and only then sorted: in plan order no row is missed or comes twice while runs are
/// solved and added, and in no other order is that so, for there a run's place moves with its numbers.
/// </summary>
public static class WholeAnswer
{
    /// <summary>How often a study may be submitted anew while it is read.</summary>
    private const int Patience = 3;

    private static readonly HashSet<string> summaries = [.. SummaryColumn.All.Select(column => column.Name)];

    /// <param name="ask">Answers one page.</param>
    /// <exception cref="PlanReplacedException">The study is submitted with another plan again and again.</exception>
    public static QueryResult Read(Func<RunQuery, QueryResult> ask, RunQuery query)
    {
        for (int round = 1; ; round++)
        {
            try
            {
                return ReadOnce(ask, query);
            }
            catch (PlanReplacedException) when (round < Patience)
            {
                // What was read is of a plan that is gone: again from the beginning.
            }
        }
    }

    private static QueryResult ReadOnce(Func<RunQuery, QueryResult> ask, RunQuery query)
    {
        // Pages behind the first name all columns that there are.
        bool asked = query.Columns.Count > 0;
        IReadOnlyList<string> shown = asked ? query.Columns : ask(query with { OrderBy = [], Limit = 1, After = 0 }).Columns;
        string[] keys = [.. query.OrderBy.Select(RowOrder.NameOf)];
        var read = query with { Columns = [.. shown, .. keys], OrderBy = [], Limit = keys.Length > 0 ? 0 : query.Limit };
        QueryResult[] pages = [.. RunPages.Read(ask, read)];

        IEnumerable<object?[]> rows = pages.SelectMany(page => page.Rows);
        if (keys.Length > 0)
            rows = rows.Order(new RowOrder(shown.Count, query.OrderBy));
        object?[][] wanted = [.. query.Limit > 0 ? rows.Take(query.Limit) : rows];
        int[] kept = [.. Enumerable.Range(0, shown.Count).Where(i => asked || !IsSummary(shown[i]) || Array.Exists(wanted, row => row[i] is not null))];
        return new([.. kept.Select(i => pages[0].Columns[i])], Array.ConvertAll(wanted, row => Array.ConvertAll(kept, i => row[i])))
        {
            Next = keys.Length > 0 ? null : pages[^1].Next,
            Plan = pages[0].Plan,
        };
    }

    /// <summary>Of the run, or of a phase: unasked for, those that nobody has are not shown.</summary>
    private static bool IsSummary(string column) => summaries.Contains(column[(column.LastIndexOf('.') + 1)..]);
}
