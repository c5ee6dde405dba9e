using LazyRich.Reporting.Reports;
using LazyRich.Reporting.Text;
using MathNet.Numerics.LinearRegression;

namespace LazyRich.Reporting.Comparisons;

/// <summary>The p of error ∝ ηᵖ: the slope of the logarithm of the median error over that of the step.</summary>
/// <param name="Order">Median over the fits.</param>
/// <param name="Fits">One for each point of the sweep with at least two steps whose errors are finite and above 0.</param>
public sealed record FittedOrder(string Observable, double Order, int Fits)
{
    private const string Step = "solver.learning-rate";

    internal static IReadOnlyList<FittedOrder> Of(IReadOnlyList<string> groupedBy, IReadOnlyList<ComparedGroup> groups)
    {
        int step = groupedBy.ToList().IndexOf(Step);
        if (step < 0)
            return [];
        return
        [
            .. from observable in groups.GroupBy(each => each.Observable)
               let slopes = Slopes(observable, step)
               where slopes.Count > 0
               select new FittedOrder(observable.Key, Folded.Over(slopes.Select(slope => (double?)slope)).Median!.Value, slopes.Count),
        ];
    }

    private static List<double> Slopes(IEnumerable<ComparedGroup> groups, int step) =>
    [
        .. from point in groups.GroupBy(each => GroupLabel.Identity(each.Key.Where((_, i) => i != step)))
           let fit = point.Select(each => (Step: Number(each.Key[step]), Error: each.Max ?? double.NaN))
               .Where(each => each.Step > 0 && each.Error > 0 && double.IsFinite(each.Error)).ToArray()
           where fit.Select(each => each.Step).Distinct().Skip(1).Any()
           select SimpleRegression.Fit([.. fit.Select(each => Math.Log(each.Step))], [.. fit.Select(each => Math.Log(each.Error))]).B,
    ];

    private static double Number(object? value) => value switch { double number => number, long whole => whole, _ => double.NaN };
}
