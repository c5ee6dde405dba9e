using LazyRich.Dynamics.Results;
using LazyRich.Store.Reading;

namespace LazyRich.Store.Export.Tables;

/// <summary>The runs of a study in plan order, with every summary, so that two exports of different studies have columns in common.</summary>
internal static class RunTable
{
    private const int Page = 4096;

    public static Table Of(IStoreReader reader, string study)
    {
        // What varies is what a query shows unasked.
        IReadOnlyList<string> shown = reader.Query(new(study, "", [], [], 1)).Columns;
        string[] columns =
        [
            .. new[] { "run", "state", "task", "architecture", "init", "solver", "lambda", "seed" }
                .Concat(shown).Except(SummaryColumn.All.Select(column => column.Name))
                .Concat(["attempt", "silo", "seconds", "failure", "regime"])
                .Concat(SummaryColumn.All.Select(column => column.Name)).Distinct(),
        ];
        return new(columns, Rows(reader, study, columns));
    }

    private static IEnumerable<object?[]> Rows(IStoreReader reader, string study, string[] columns)
    {
        for (long? after = -1; after is not null;)
        {
            QueryResult page = reader.Query(new(study, "", columns, [], Page) { After = after });
            foreach (object?[] row in page.Rows)
                yield return row;
            after = page.Next;
        }
    }
}
