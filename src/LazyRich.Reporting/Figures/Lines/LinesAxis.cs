using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Figures.Plots;
using LazyRich.Reporting.Text;

namespace LazyRich.Reporting.Figures.Lines;

/// <summary>Where the values of the column along stand: numbers on their scale, anything else as categories one beside another.</summary>
internal sealed class LinesAxis
{
    private readonly ValueScale? scale;
    private readonly List<object?> categories = [];

    public LinesAxis(AxisScale kind, IReadOnlyList<object?> xs)
    {
        if (!xs.All(x => x is double))
        {
            categories.AddRange(xs);
            return;
        }

        double[] numbers = [.. xs.Select(x => (double)x!)];
        double least = numbers.Where(x => x != 0 && double.IsFinite(x)).Select(Math.Abs).DefaultIfEmpty(1).Min();
        scale = new(kind, numbers, unit: Math.Pow(10, Math.Floor(Math.Log10(least) + 1e-9)));
    }

    /// <summary>Whether neighbours are joined: numbers have an order, kinds have none.</summary>
    public bool IsOrdered => scale is not null;

    /// <summary>With a little room at both ends.</summary>
    public (double Low, double High) Limits
    {
        get
        {
            (double low, double high) = scale is null ? (-0.5, categories.Count - 0.5) : (scale.Transform(scale.Low), scale.Transform(scale.High));
            double room = scale is null ? 0 : 0.03 * (high - low);
            return (low - room, high + room);
        }
    }

    /// <summary>Null for what the scale cannot show.</summary>
    public double? Place(object? x) =>
        scale is null ? categories.IndexOf(x) : x is double number && scale.Shows(number) ? scale.Transform(number) : null;

    /// <param name="width">Of the axis, in units of the sheet.</param>
    public IEnumerable<(double Place, string Label)> Ticks(float width)
    {
        if (scale is not null)
            return PlotFrame.Places(scale, Math.Max(3, (int)(width / 48)));
        float room = width / Math.Max(1, categories.Count);
        return categories.Select((category, i) => ((double)i, Sheet.Cut(GroupLabel.Value(category), room - 6, new TextStyle(11, Ink.Text))));
    }
}
