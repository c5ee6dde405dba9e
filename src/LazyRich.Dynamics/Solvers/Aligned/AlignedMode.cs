namespace LazyRich.Dynamics.Solvers.Aligned;

/// <summary>One singular value a = cd of a task-aligned start, ȧ = √(λ²+4a²)(s−a): Theorem 5.1 without overflow, for any λ and any sign of a(0) (SCIENCE section 3).</summary>
/// <remarks>
/// c and d are the weights of a hidden unit along a mode's input and output vectors, d² − c² = λ. Of their coordinates along the mode's growing
/// and decaying directions, y and x, everything is written with e = e^{−Kt}, K = √(λ²+4s²).
/// </remarks>
internal readonly struct AlignedMode
{
    private readonly double u, v, x, y, rate;

    /// <param name="s">The task's singular value, at least 0.</param>
    /// <param name="c0">At the start, of W1.</param>
    /// <param name="d0">At the start, of W2.</param>
    public AlignedMode(double lambda, double s, double c0, double d0)
    {
        double size = Math.Abs(lambda), root = Math.Sqrt((s * s) + (size * size / 4));

        // At λ = 0 the two must be equal to the last bit, or a start with c0 = −d0 would grow from what rounding leaves of y.
        double larger = size == 0 ? Math.Sqrt(0.5) : Math.Sqrt((root + (size / 2)) / (2 * root));
        double smaller = size == 0 ? larger : s / (2 * root * larger);
        (u, v) = lambda >= 0 ? (larger, smaller) : (smaller, larger);
        rate = 2 * root;
        x = (u * c0) - (v * d0);
        y = (v * c0) + (u * d0);
    }

    /// <summary>Nothing grows, though there is something to learn.</summary>
    public bool Stuck => y == 0 && u * v != 0;

    /// <param name="t">In units of τ; +∞ for the limit.</param>
    public (double C, double D) At(double t)
    {
        if (double.IsPositiveInfinity(t))
            return Limit();
        double e = Elementary.Exp(-rate * t);
        double integral = rate < 1e-290 ? t : -Elementary.ExpM1(-rate * t) / rate;

        // Nothing grows: what is left decays by √e.
        if (y == 0)
        {
            double left = x * Elementary.Exp(-0.5 * rate * t) / Math.Sqrt(1 + (integral * x * x));
            return (u * left, -(v * left));
        }

        double norm = Math.Sqrt(e + (integral * ((y * y) + (x * x * e))));
        return (((v * y) + (u * x * e)) / norm, ((u * y) - (v * x * e)) / norm);
    }

    /// <summary>Along the growing direction alone, at the size that balance and task give it: √(rate)·(v, u).</summary>
    private (double C, double D) Limit()
    {
        double size = Math.Sqrt(rate) * Math.Sign(y);
        return (v * size, u * size);
    }
}
