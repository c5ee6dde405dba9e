namespace LazyRich.Dynamics.Algebra;

/// <summary>The few vector operations that set-up needs; sums in written order.</summary>
internal static class Vectors
{
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
            sum = Math.FusedMultiplyAdd(x[k], y[k], sum);
        return sum;
    }

    /// <summary>y ← y + a·x.</summary>
    public static void AddScaled(Span<double> y, double a, ReadOnlySpan<double> x)
    {
        for (int k = 0; k < x.Length; k++)
            y[k] = Math.FusedMultiplyAdd(a, x[k], y[k]);
    }

    public static void Swap(Span<double> x, Span<double> y)
    {
        for (int k = 0; k < x.Length; k++)
            (x[k], y[k]) = (y[k], x[k]);
    }
}
