using LazyRich.Dynamics.Results;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Reports;

/// <summary>What varies in a stored study, as query columns.</summary>
public static class StudyAxes
{
    private static readonly HashSet<string> notAxes = ["run", "state", "seed", .. SummaryColumn.All.Select(column => column.Name)];

    /// <summary>Architecture and λ always, then everything else that varies. Seeds are replicates and are folded over.</summary>
    public static IReadOnlyList<string> Of(IStoreReader store, string study) =>
        [.. new[] { "architecture", "lambda" }.Concat(Varying(store, study)).Distinct()];

    /// <summary>
    /// Only what the study's file varies, seeds apart. A λ that follows from other columns or is measured from the weights is not among them: it tells
    /// no more runs apart than those columns do.
    /// </summary>
    public static IReadOnlyList<string> Varying(IStoreReader store, string study) =>
        [.. store.Query(new(study, "", [], [], 1)).Columns
            .Where(name => !notAxes.Contains(OfAnyPhase(name)) && !name.StartsWith("error.", StringComparison.Ordinal))];

    /// <summary>The summaries of a phase begin with its name: <c>tune.time_to_1pct</c>.</summary>
    private static string OfAnyPhase(string column) => column[(column.LastIndexOf('.') + 1)..];
}
