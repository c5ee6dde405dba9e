using LazyRich.Dynamics.Results;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Reading.Language;

/// <summary>What a query shows that does not say: run, state, what varies in the study, and every summary.</summary>
internal static class DefaultColumns
{
    private static readonly string[] OfAnyRun = ["task", "architecture", "init", "lambda", "seed", "solver"];

    public static IReadOnlyList<string> Of(Database database, string? study, QueryColumns catalogue)
    {
        IEnumerable<string> varying = study is null
            ? OfAnyRun
            : StudyAnswers.Axes(database, study).Select(axis => axis.Name).Where(name => catalogue.Find(name) is { NanBit: null });
        return [.. new[] { "run", "state" }.Concat(varying).Concat(SummaryColumn.All.Select(column => column.Name)).Distinct()];
    }
}
