using System.Globalization;

namespace LazyRich.Reporting.Figures.Curves;

/// <summary>What of a figure's curves its axes show.</summary>
internal static class CurveView
{
    private const int ListedTimes = 4;

    /// <returns>Why nothing of these curves is to be seen, short enough for a panel; null when something is.</returns>
    public static string? WhyEmpty(CurvesFigure figure, IReadOnlyCollection<Curve> curves) =>
        curves.Any(curve => IsSeen(figure, curve)) ? null
        : !curves.Any(curve => HasPlaces(figure, curve)) ? $"recorded at too few times for a curve ({Times(curves)})"
        : figure.Range is var (low, high) ? string.Create(CultureInfo.InvariantCulture, $"nowhere between {low} and {high}")
        : figure.YScale == AxisScale.Log ? "nowhere a number above 0"
        : "nowhere a finite number";

    /// <summary>The same for a whole figure, as a sentence.</summary>
    public static string? Sentence(CurvesFigure figure, IReadOnlyCollection<Curve> curves)
    {
        if (WhyEmpty(figure, curves) is not { } why)
            return null;
        string what = figure.RelativeToStart ? $"{figure.Y}, relative to its start," : figure.Y;
        string detail = curves.Any(curve => HasPlaces(figure, curve)) ? ""
            : figure.TimeScale == AxisScale.Log ? ": t = 0 has no place on a logarithmic axis, a limit t → ∞ on none"
            : ": a limit t → ∞ has no place on an axis";
        return $"{what} is {why}{detail}; there is nothing to draw";
    }

    /// <summary>Two times at least: one alone is no curve.</summary>
    private static bool HasPlaces(CurvesFigure figure, Curve curve) => curve.Times.Where(time => figure.TimeScale != AxisScale.Log || time > 0).Take(2).Count() == 2;

    /// <summary>Whether a recorded number, or the joint of two, lies on the axes.</summary>
    private static bool IsSeen(CurvesFigure figure, Curve curve)
    {
        if (!HasPlaces(figure, curve))
            return false;
        (double low, double high) = figure.Range ?? (double.NegativeInfinity, double.PositiveInfinity);
        double? before = null;
        for (int i = 0; i < curve.Times.Length; i++)
        {
            double value = curve.Median[i];
            if ((figure.TimeScale == AxisScale.Log && curve.Times[i] <= 0) || !double.IsFinite(value) || (figure.YScale == AxisScale.Log && value <= 0))
                continue;
            if ((value >= low && value <= high + (1e-9 * Math.Abs(high))) || (before < low && value > high) || (before > high && value < low))
                return true;
            before = value;
        }

        return false;
    }

    private static string Times(IEnumerable<Curve> curves)
    {
        double[] times = [.. curves.SelectMany(curve => curve.Times).Distinct().Order()];
        return times.Length == 0 ? "none finite" : string.Create(CultureInfo.InvariantCulture,
            $"t = {string.Join(", ", times.Take(ListedTimes).Select(time => time.ToString("R", CultureInfo.InvariantCulture)))}{(times.Length > ListedTimes ? ", …" : "")}");
    }
}
