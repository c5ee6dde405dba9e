using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>W2 = U S2 Rᵀ, W1 = R S1 Vᵀ with S2² − S1² = λ and S2 S1 = σ for every hidden unit (SCIENCE section 6).</summary>
internal static class BalancedWeights
{
    /// <summary>Hidden units that the last layer uses: the rows <see cref="Compose"/> wants of <c>left</c>.</summary>
    public static int LeftCount(Architecture architecture) => Math.Min(architecture.Outputs, architecture.Widths[^2]);

    /// <summary>Hidden units that W1 uses: the rows <see cref="Compose"/> wants of <c>right</c>.</summary>
    public static int RightCount(Architecture architecture) => Math.Min(architecture.Inputs, architecture.Hidden);

    /// <summary>Singular values that W2W1 can have: min(Ni, Nh, No), the least width of deeper networks.</summary>
    public static int ProductCount(Architecture architecture) => architecture.Widths.Min();

    /// <summary>
    /// λ* = tr(W2ᵀW2 − W1W1ᵀ)/Nh of what <see cref="Compose"/> makes. Where the widths forbid λ, W2ᵀW2 − W1W1ᵀ is the matrix nearest to λI that
    /// they allow: λ on min(No, Nh) hidden units when λ is above 0, on min(Ni, Nh) when it is below, and 0 on the others.
    /// </summary>
    public static double Lambda(Architecture architecture, double lambda) => architecture.Allows(lambda)
        ? lambda
        : lambda * (lambda > 0 ? LeftCount(architecture) : RightCount(architecture)) / architecture.Hidden;

    /// <param name="sigma">Singular values of W2W1; hidden units beyond them carry √λ in W2 or √(−λ) in W1.</param>
    /// <param name="left">Rows u, min(No, Nh) × No.</param>
    /// <param name="right">Rows v, min(Ni, Nh) × Ni.</param>
    /// <param name="hidden">Rows r, max of the two counts × Nh.</param>
    public static Weights Compose(Architecture architecture, double lambda, ReadOnlySpan<double> sigma, Matrix left, Matrix right, Matrix hidden)
    {
        var w1 = new Matrix(architecture.Hidden, architecture.Inputs);
        var w2 = new Matrix(architecture.Outputs, architecture.Hidden);
        for (int k = 0; k < hidden.Rows; k++)
        {
            (double s1, double s2) = Split(lambda, k < sigma.Length ? sigma[k] : 0);
            if (k < left.Rows)
                w2.AddOuter(s2, left.Row(k), hidden.Row(k));
            if (k < right.Rows)
                w1.AddOuter(s1, hidden.Row(k), right.Row(k));
        }

        return new(w1, w2);
    }

    /// <summary>s2 = √((√(λ²+4σ²)+λ)/2), s1 = √((√(λ²+4σ²)−λ)/2), the smaller as σ over the larger: the difference would lose its digits.</summary>
    internal static (double S1, double S2) Split(double lambda, double sigma)
    {
        double size = Math.Abs(lambda), twice = 2 * sigma;
        double high = Math.Max(size, twice), ratio = high == 0 ? 0 : Math.Min(size, twice) / high;
        double larger = Math.Sqrt(((high * Math.Sqrt(1 + (ratio * ratio))) + size) / 2);
        double smaller = larger == 0 ? 0 : sigma / larger;
        return lambda >= 0 ? (smaller, larger) : (larger, smaller);
    }
}
