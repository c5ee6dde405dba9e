using LazyRich.Dynamics.Results;
using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Paging;

namespace LazyRich.Store.Export.Tables;

/// <summary>The runs of a study in plan order, with every summary of the run and of its phases, so that two exports of different studies have columns in common.</summary>
internal static class RunTable
{
    private const int Page = 4096;

    public static Table Of(IStoreReader reader, string study)
    {
        // What varies is what a query shows unasked.
        string[] summaries = [.. SummaryColumn.All.Select(column => column.Name)];
        string[] ofPhases = [.. reader.Phases(study).SelectMany(phase => summaries.Select(summary => $"{phase}.{summary}"))];
        IEnumerable<string> shown = reader.Query(new(study, "", [], [], 1)).Columns.Except(summaries).Except(ofPhases);
        string[] columns =
        [
            .. new[] { "run", "state", "task", "architecture", "init", "solver", "lambda", "seed" }
                .Concat(shown).Concat(["attempt", "silo", "seconds", "failure", "regime"]).Concat(summaries).Concat(ofPhases).Distinct(),
        ];
        return new(columns, Rows(reader, study, columns));
    }

    private static IEnumerable<object?[]> Rows(IStoreReader reader, string study, string[] columns) =>
        RunPages.Read(reader.Query, new(study, "", columns, [], 0), Page).SelectMany(page => page.Rows);
}
