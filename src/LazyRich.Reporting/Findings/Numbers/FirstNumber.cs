using LazyRich.Reporting.Reports;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Findings.Numbers;

/// <summary>The first recorded time at which a scalar of the trajectory is above a level or is no number: the median over the runs, ∞ for those where it never is.</summary>
/// <param name="Series">A scalar observable, or the error of one: <c>error.product</c>.</param>
public sealed record FirstNumber(string Name, int Line, int Column, string Where, string Series, double Above)
    : RunsNumber(Name, Line, Column, Where, ["run"])
{
    /// <returns>Null when none of the runs has the series.</returns>
    public double? Of(IEnumerable<StoredTrajectory> runs) =>
        Folded.Over(runs.Select(run => run.Series.FirstOrDefault(series => series.Observable == Series) is { } series ? First(run.Times, series.Values) : (double?)null)).Median;

    public override double? Of(IReadOnlyList<object?[]> rows) => throw new InvalidOperationException("It is made from trajectories.");

    private double First(double[] times, double[] values)
    {
        int first = Array.FindIndex(values, value => double.IsNaN(value) || value > Above);
        return first < 0 ? double.PositiveInfinity : times[first];
    }
}
