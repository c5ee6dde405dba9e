using LazyRich.Reporting.Reports;
using LazyRich.Reporting.Text;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Figures.Lines;

/// <summary>A lines figure's numbers.</summary>
/// <param name="Xs">Values of the column along, ascending.</param>
/// <param name="Colors">Values of the colouring column over all panels, ascending; empty when nothing is coloured.</param>
public sealed record LinesData(string Subtitle, IReadOnlyList<object?> Xs, IReadOnlyList<object?> Colors, IReadOnlyList<LinesPanel> Panels)
{
    public const int MaximumPanels = 24;

    /// <exception cref="QueryException">The condition or a column is not understood.</exception>
    /// <exception cref="FigureException">Nothing to draw, or more panels than can be read.</exception>
    public static LinesData Read(LinesFigure figure, IStoreReader store, string study, string where)
    {
        string[] used = [.. new[] { figure.Panels, figure.Color, figure.X }.OfType<string>()];
        string[] others = [.. StudyAxes.Varying(store, study).Where(axis => !used.Contains(axis) && !figure.Over.Contains(axis))];
        string[] columns = [.. used, .. others, "state", .. figure.Values.Select(value => value.Value)];
        return Of(figure, study, others, RunRows.Read(store, new(study, where, columns, [], 0)).Select(MatrixNames.Of(store, study).Row));
    }

    /// <param name="others">Columns that vary beside the figure's own.</param>
    /// <param name="rows">The figure's panels, colour and x as far as it has them, then <paramref name="others"/>, the state, and its values.</param>
    public static LinesData Of(LinesFigure figure, string study, IReadOnlyList<string> others, IEnumerable<object?[]> rows)
    {
        var gathered = new GatheredLines(figure, others);
        foreach (object?[] row in rows)
            gathered.Add(row);
        if (gathered.Runs == 0)
            throw new FigureException($"Figure {figure.Name}: no run of '{study}' meets the condition, so there is nothing to draw.");
        if (gathered.Panels > MaximumPanels)
            throw new FigureException($"Figure {figure.Name}: {gathered.Panels} panels; it holds {MaximumPanels}. Ask for fewer with --where.");
        LinesData data = gathered.Fold(study);
        if (!data.Panels.SelectMany(panel => panel.Lines).SelectMany(lines => lines).SelectMany(line => line.Points).Any(point => point.Runs > 0))
            throw new FigureException($"Figure {figure.Name}: no run of '{study}' has {string.Join(", ", figure.Values.Select(value => value.Value))}, so there is nothing to draw.");
        return data;
    }
}

/// <param name="Title">Value of the panels' column; empty without one.</param>
/// <param name="Remark">The architecture's shape, and what else tells this panel apart.</param>
/// <param name="Lines">[value of the figure][line]</param>
public sealed record LinesPanel(string Title, string Remark, IReadOnlyList<IReadOnlyList<Line>> Lines);

/// <param name="Color">Value of the colouring column.</param>
/// <param name="Points">By ascending x.</param>
public sealed record Line(object? Color, IReadOnlyList<LinePoint> Points)
{
    /// <summary>Whether both are one line to the eye.</summary>
    public bool Covers(Line other) =>
        Points.Count == other.Points.Count && Points.Zip(other.Points).All(pair => Equals(pair.First.X, pair.Second.X) && Alike(pair.First.Median, pair.Second.Median));

    private static bool Alike(double a, double b) => a.Equals(b) || Math.Abs(a - b) <= 0.01 * Math.Max(Math.Abs(a), Math.Abs(b));
}

/// <summary>One column over the seeds of one x. ∞ where that many seeds never arrive.</summary>
/// <param name="Runs">How many numbers there are; NaN and what was not computed left out.</param>
/// <param name="Censored">Of those, how many are +∞.</param>
public sealed record LinePoint(object? X, double Median, double Low, double High, int Runs, int Censored);
