using LazyRich.Dynamics.Results;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Reports;

/// <summary>What varies in a stored study, as query columns.</summary>
public static class StudyAxes
{
    private static readonly HashSet<string> notAxes = ["run", "state", "seed", .. SummaryColumn.All.Select(column => column.Name)];

    /// <summary>Architecture and λ always, then everything else that varies. Seeds are replicates and are folded over.</summary>
    public static IReadOnlyList<string> Of(IStoreReader store, string study)
    {
        IReadOnlyList<string> columns = store.Query(new(study, "", [], [], 1)).Columns;
        return ["architecture", "lambda", .. columns.Where(name => name is not ("architecture" or "lambda") && !notAxes.Contains(name))];
    }
}
