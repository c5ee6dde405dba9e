using LazyRich.Reporting.Reports;
using LazyRich.Reporting.Text;

namespace LazyRich.Reporting.Figures.Lines;

/// <summary>The numbers of a lines figure while its rows come in.</summary>
internal sealed class GatheredLines(LinesFigure figure, IReadOnlyList<string> others)
{
    private const string Nothing = "–";

    private readonly Dictionary<string, (object?[] Key, Dictionary<(object Color, object X), List<double>[]> Cells)> panels = [];
    private readonly int color = figure.Panels is null ? 0 : 1;
    private int done;
    private int most;

    public int Runs { get; private set; }

    public int Panels => panels.Count;

    private int X => color + (figure.Color is null ? 0 : 1);

    private int State => X + 1 + others.Count;

    public void Add(object?[] row)
    {
        Runs++;
        done += row[State] is "succeeded" ? 1 : 0;
        object?[] key = [figure.Panels is null ? null : row[0], .. row[(X + 1)..State]];
        string identity = GroupLabel.Identity(key);
        if (!panels.TryGetValue(identity, out var panel))
            panels[identity] = panel = (key, []);
        (object, object) place = (figure.Color is null ? Nothing : Comparable(row[color]), Comparable(row[X]));
        if (!panel.Cells.TryGetValue(place, out List<double>[]? cell))
            panel.Cells[place] = cell = [.. figure.Values.Select(_ => new List<double>())];
        for (int i = 0; i < cell.Length; i++)
        {
            if (Number(row[State + 1 + i]) is { } number && !double.IsNaN(number))
                cell[i].Add(number);
            most = Math.Max(most, cell[i].Count);
        }
    }

    public LinesData Fold(string study)
    {
        int[] varying = [.. Enumerable.Range(0, others.Count).Where(i => panels.Values.Select(panel => panel.Key[i + 1]).Distinct().Skip(1).Any())];
        return new(
            Describe(study),
            [.. panels.Values.SelectMany(panel => panel.Cells.Keys.Select(place => (object?)place.X)).Distinct().Order(MixedOrder.Instance)],
            figure.Color is null ? [] : [.. panels.Values.SelectMany(panel => panel.Cells.Keys.Select(place => (object?)place.Color)).Distinct().Order(MixedOrder.Instance)],
            [.. panels.Values.Select(panel => Panel(panel.Key, panel.Cells, varying))]);
    }

    private LinesPanel Panel(object?[] key, Dictionary<(object Color, object X), List<double>[]> cells, int[] varying)
    {
        string title = figure.Panels is null ? "" : GroupLabel.Title(figure.Panels, key[0]);
        string shape = figure.Panels == "architecture" ? GroupLabel.Shape(title) : "";
        IEnumerable<string?> remarks = varying.Select(i => GroupLabel.Remark(others[i], key[i + 1]));
        return new(title, string.Join(", ", remarks.Prepend(shape).Where(remark => !string.IsNullOrEmpty(remark))),
            [.. figure.Values.Select((_, value) => Lines(cells, value))]);
    }

    private List<Line> Lines(Dictionary<(object Color, object X), List<double>[]> cells, int value) =>
    [
        .. cells.GroupBy(cell => cell.Key.Color).OrderBy(line => line.Key, MixedOrder.Instance).Select(line => new Line(
            line.Key, [.. line.OrderBy(cell => cell.Key.X, MixedOrder.Instance).Select(cell => Point(cell.Key.X, cell.Value[value]))])),
    ];

    private LinePoint Point(object x, List<double> numbers)
    {
        numbers.Sort();
        return new(
            x,
            Folded.Quantile(numbers, 0.5) ?? double.NaN,
            Folded.Quantile(numbers, figure.Band.Low) ?? double.NaN,
            Folded.Quantile(numbers, figure.Band.High) ?? double.NaN,
            numbers.Count,
            numbers.Count(double.IsPositiveInfinity));
    }

    private string Describe(string study)
    {
        string progress = done == Runs ? $"{Runs:N0} runs" : $"{done:N0} of {Runs:N0} runs";
        return most <= 1
            ? $"{study}: {progress}, one a point"
            : $"{study}: {progress}, medians over up to {most} a point; bands {Percent(figure.Band.Low)} to {Percent(figure.Band.High)}";
    }

    private static string Percent(double share) => $"{Math.Round(share * 100)}%";

    /// <summary>A whole number and the same double are one x.</summary>
    private static object Comparable(object? x) => x switch
    {
        null => Nothing,
        long whole => (double)whole,
        _ => x,
    };

    private static double? Number(object? value) => value switch
    {
        double number => number,
        long whole => whole,
        _ => null,
    };
}
