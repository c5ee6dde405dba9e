using MathNet.Numerics;

namespace LazyRich.Reporting.Findings.Statistics;

/// <summary>Power laws y = c·x^slope by least squares of log|y| over log|x|.</summary>
public static class LogLogFit
{
    /// <param name="points">(x, y); those with a 0, an infinity or a NaN have no place on logarithmic axes and are left out.</param>
    /// <returns>Null when there are not two different x.</returns>
    public static double? Slope(IEnumerable<(double X, double Y)> points)
    {
        (double X, double Y)[] logs = [.. points
            .Select(point => (X: Math.Log(Math.Abs(point.X)), Y: Math.Log(Math.Abs(point.Y))))
            .Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y))];
        if (logs.DistinctBy(point => point.X).Take(2).Count() < 2)
            return null;
        return Fit.Line([.. logs.Select(point => point.X)], [.. logs.Select(point => point.Y)]).B;
    }
}
