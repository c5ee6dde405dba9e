namespace LazyRich.Dynamics.Tests.ElementaryFunctions;

/// <summary>Test points without randomness: an additive golden-ratio sequence fills any interval evenly and never sits on a grid.</summary>
internal static class Points
{
    public static IEnumerable<double> Between(double low, double high, int count)
    {
        const double golden = 0.6180339887498949;
        for (int i = 1; i <= count; i++)
        {
            double fraction = i * golden;
            yield return low + ((high - low) * (fraction - Math.Floor(fraction)));
        }
    }

    /// <summary>Of every size from 2^<paramref name="low"/> to 2^<paramref name="high"/>, all positive.</summary>
    public static IEnumerable<double> OfEverySize(double low, double high, int count)
    {
        foreach (double exponent in Between(low, high, count))
            yield return Math.ScaleB(1.0 + (exponent * 977.0 % 1.0 / 2) + 0.25, (int)Math.Floor(exponent));
    }

    public static IEnumerable<double> OfBothSigns(IEnumerable<double> points) => points.SelectMany(static x => new[] { x, -x });
}
