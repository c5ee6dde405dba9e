using LazyRich.Reporting.Reports;
using LazyRich.Reporting.Text;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Figures.Curves;

/// <summary>A curves figure's numbers.</summary>
/// <param name="Colors">Values of the colouring column over all panels, ascending.</param>
public sealed record CurvesData(string Subtitle, IReadOnlyList<CurvePanel> Panels, IReadOnlyList<object?> Colors)
{
    public const int MaximumPanels = 24;

    /// <exception cref="QueryException">The condition or a column is not understood.</exception>
    /// <exception cref="FigureException">Nothing to draw, or more panels than can be read.</exception>
    public static CurvesData Read(CurvesFigure figure, IStoreReader store, string study, string where)
    {
        string[] others = [.. StudyAxes.Varying(store, study).Where(axis => axis != figure.Panels && axis != figure.Color)];
        HashSet<string>? wanted = where.Length == 0 ? null : [.. store.Query(new(study, where, ["run"], [], 0)).Rows.Select(row => (string)row[0]!)];
        var names = MatrixNames.Of(store, study);
        return Of(figure, study, others, store.Trajectories(study, [figure.Y])
            .Where(run => wanted?.Contains(run.Key.ToString()) ?? true)
            .Select(run => run with { Parameters = names.Parameters(run.Parameters) }));
    }

    /// <param name="others">Columns that vary beside the panels' and the colours'.</param>
    public static CurvesData Of(CurvesFigure figure, string study, IReadOnlyList<string> others, IEnumerable<StoredTrajectory> runs)
    {
        var panels = new Dictionary<string, (string Title, string Remark, Dictionary<object, CurveFold> Curves)>();
        int count = 0;
        foreach (StoredTrajectory run in runs)
        {
            if (run.Series.FirstOrDefault(series => series.Observable == figure.Y) is not { } series)
                continue;
            Dictionary<string, object?> parameters = run.Parameters.ToDictionary();
            string identity = GroupLabel.Identity(others.Prepend(figure.Panels).Select(name => parameters.GetValueOrDefault(name)));
            if (!panels.TryGetValue(identity, out var panel))
                panels[identity] = panel = (GroupLabel.Title(figure.Panels, parameters.GetValueOrDefault(figure.Panels)), Remark(figure, others, parameters), []);
            object color = parameters.GetValueOrDefault(figure.Color) ?? "–";
            if (!panel.Curves.TryGetValue(color, out CurveFold? fold))
                panel.Curves[color] = fold = new CurveFold();
            fold.Add(run.Times, figure.RelativeToStart ? Relative(series.Values) : series.Values);
            count++;
        }

        if (count == 0)
            throw new FigureException($"Figure {figure.Name}: no stored run of '{study}' has {figure.Y}, so there is nothing to draw.");
        if (panels.Count > MaximumPanels)
            throw new FigureException($"Figure {figure.Name}: {panels.Count} panels; it holds {MaximumPanels}. Ask for fewer with --where.");
        CurvePanel[] folded = [.. panels.Values.Select(panel => new CurvePanel(panel.Title, panel.Remark, Fold(figure, panel.Curves)))];
        if (CurveView.Sentence(figure, [.. folded.SelectMany(panel => panel.Curves)]) is { } why)
            throw new FigureException($"Figure {figure.Name}: {why}. The figure phase-diagram shows what the runs of '{study}' came to.");
        return new(
            Describe(study, count, [.. panels.Values.SelectMany(panel => panel.Curves.Values).Select(curve => curve.Runs)]),
            folded,
            [.. panels.Values.SelectMany(panel => panel.Curves.Keys).Distinct().Order(MixedOrder.Instance)]);
    }

    private static List<Curve> Fold(CurvesFigure figure, Dictionary<object, CurveFold> curves) =>
        [.. curves.OrderBy(curve => curve.Key, MixedOrder.Instance).Select(curve => curve.Value.Fold(curve.Key, figure.Band))];

    private static string Remark(CurvesFigure figure, IReadOnlyList<string> others, Dictionary<string, object?> parameters)
    {
        string shape = GroupLabel.Shape(GroupLabel.Value(parameters.GetValueOrDefault(figure.Panels)));
        IEnumerable<string?> remarks = others.Select(name => GroupLabel.Remark(name, parameters.GetValueOrDefault(name)));
        return string.Join(", ", remarks.Prepend(shape).Where(remark => !string.IsNullOrEmpty(remark)));
    }

    private static double[] Relative(double[] values) => [.. values.Select(value => value / values[0])];

    private static string Describe(string study, int count, int[] seeds)
    {
        (int least, int most) = (seeds.Min(), seeds.Max());
        return most == 1
            ? $"{study}: {count:N0} runs"
            : $"{study}: {count:N0} runs, medians over {(least == most ? $"{most}" : $"{least} to {most}")} seeds a curve";
    }
}

/// <param name="Remark">The architecture's shape, and what else tells this panel apart.</param>
public sealed record CurvePanel(string Title, string Remark, IReadOnlyList<Curve> Curves);

/// <param name="Color">Value of the colouring column.</param>
/// <param name="Low">Lower quantile at each time; empty without a band.</param>
public sealed record Curve(object? Color, double[] Times, double[] Median, double[] Low, double[] High)
{
    /// <summary>Whether both are one line to the eye, down to a thousandth of the start.</summary>
    public bool Covers(Curve other)
    {
        if (!Times.AsSpan().SequenceEqual(other.Times))
            return false;
        double floor = Math.Abs(Median[0]) * 1e-3;
        for (int i = 0; i < Times.Length; i++)
        {
            if (Math.Abs(Median[i] - other.Median[i]) > 0.02 * Math.Max(floor, Math.Abs(Median[i])))
                return false;
        }

        return true;
    }
}
