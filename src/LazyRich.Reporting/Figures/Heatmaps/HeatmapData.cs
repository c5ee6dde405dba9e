using LazyRich.Dynamics.Definitions;
using LazyRich.Reporting.Reports;
using LazyRich.Reporting.Text;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Figures.Heatmaps;

/// <summary>A heatmap's numbers: folded groups on a grid of rows × columns.</summary>
/// <param name="Xs">Column values, ascending.</param>
/// <param name="Cells">[row, column]; null: the study has no such runs.</param>
public sealed record HeatmapData(string Subtitle, IReadOnlyList<object?> Xs, IReadOnlyList<HeatmapRow> Rows, FoldedGroup?[,] Cells)
{
    public const int MaximumRows = 60;

    public const int MaximumColumns = 1000;

    /// <exception cref="QueryException">The condition or a column is not understood.</exception>
    /// <exception cref="FigureException">The grid is empty, or too large to be read.</exception>
    public static HeatmapData Read(HeatmapFigure figure, IStoreReader store, string study, string where)
    {
        string[] others = [.. StudyAxes.Varying(store, study).Where(axis => axis != figure.X && axis != figure.Y)];
        string[] values = [.. figure.Panels.SelectMany(panel => panel.Columns).Distinct()];
        return Of(figure, FoldedRuns.Read(store, study, where, [figure.Y, figure.X, .. others], values).Named(MatrixNames.Of(store, study)));
    }

    /// <param name="runs">Grouped by y, x, then whatever else varies.</param>
    public static HeatmapData Of(HeatmapFigure figure, FoldedRuns runs)
    {
        if (runs.Groups.Count == 0)
            throw new FigureException($"Figure {figure.Name}: no run of '{runs.Study}' meets the condition, so there is nothing to draw.");
        if (!runs.Groups.Any(group => figure.Panels.Any(panel => panel.Shows(group, figure.Thresholds))))
            throw new FigureException($"Figure {figure.Name}: {WhyEmpty(figure, runs)}, so there is nothing to draw.");
        object?[] xs = [.. runs.Groups.Select(group => group.Key[1]).Distinct().Order(MixedOrder.Instance)];
        string[] varying = [.. runs.GroupedBy.Skip(2).Where((_, i) => runs.Groups.Select(group => group.Key[i + 2]).Distinct().Skip(1).Any())];
        var rows = new List<HeatmapRow>();
        var places = new Dictionary<string, int>();
        foreach (FoldedGroup group in runs.Groups)
        {
            if (places.TryAdd(RowIdentity(group), rows.Count))
                rows.Add(Row(runs, group, varying));
        }

        if (rows.Count > MaximumRows || xs.Length > MaximumColumns)
        {
            throw new FigureException($"Figure {figure.Name}: {rows.Count} rows × {xs.Length} columns; it holds {MaximumRows} × {MaximumColumns}. "
                + "Ask for fewer with --where.");
        }

        var cells = new FoldedGroup?[rows.Count, xs.Length];
        foreach (FoldedGroup group in runs.Groups)
            cells[places[RowIdentity(group)], Array.IndexOf(xs, group.Key[1])] = group;
        return new(Describe(runs), xs, rows, cells);
    }

    /// <summary>Whether the width forbids this cell's λ, so that there can be no runs.</summary>
    public bool Impossible(HeatmapFigure figure, int row, int column) =>
        figure is { X: "lambda", Y: "architecture" }
        && Xs[column] is double lambda && Architecture.TryParse(Rows[row].Title, out Architecture architecture) && !architecture.Allows(lambda);

    /// <summary>Everything but x.</summary>
    private static string RowIdentity(FoldedGroup group) => GroupLabel.Identity(group.Key.Where((_, i) => i != 1));

    private static HeatmapRow Row(FoldedRuns runs, FoldedGroup group, string[] varying)
    {
        string title = GroupLabel.Value(group.Key[0]);
        IEnumerable<string?> remarks = varying.Select(name => GroupLabel.Remark(name, group.Key[runs.IndexOf(name)]));
        return new(title, string.Join(", ", remarks.Prepend(GroupLabel.Shape(title)).Where(remark => !string.IsNullOrEmpty(remark))));
    }

    private static string WhyEmpty(HeatmapFigure figure, FoldedRuns runs)
    {
        int total = runs.Groups.Sum(group => group.Runs), failed = runs.Groups.Sum(group => group.Failed);
        return runs.Groups.Any(group => group.Succeeded > 0) ? $"no run of '{runs.Study}' has {string.Join(", ", figure.Panels.Select(panel => panel.Value).Distinct())}"
            : failed == total ? $"all {total:N0} runs of '{runs.Study}' failed"
            : $"none of the {total:N0} runs of '{runs.Study}' has succeeded yet{(failed > 0 ? $", {failed:N0} failed" : "")}";
    }

    private static string Describe(FoldedRuns runs)
    {
        int total = runs.Groups.Sum(group => group.Runs), done = runs.Groups.Sum(group => group.Succeeded);
        int least = runs.Groups.Min(group => group.Succeeded), most = runs.Groups.Max(group => group.Succeeded);
        string each = least == most ? $"{most}" : $"{least} to {most}";
        string progress = done == total ? $"{total:N0} runs" : $"{done:N0} of {total:N0} runs";
        return most == 1 ? $"{runs.Study}: {progress}, one a cell" : $"{runs.Study}: {progress}, medians over {each} seeds a cell";
    }
}

/// <param name="Title">Value of the y column.</param>
/// <param name="Remark">The architecture's shape, and what else tells this row apart.</param>
public sealed record HeatmapRow(string Title, string Remark);
