using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Randomness;

namespace LazyRich.Dynamics.Tasks;

/// <summary>Samples, one a column.</summary>
/// <param name="X">Inputs, Ni×P.</param>
/// <param name="Y">Targets, No×P.</param>
public sealed record Samples(Matrix X, Matrix Y)
{
    private const double WhitenedTo = 1e-8;

    /// <summary>P.</summary>
    public int Count => X.Columns;

    /// <summary>Each input standardised (mean 0, variance 1 over the P samples), then PCA-whitened: XXᵀ/P = I to rounding.</summary>
    /// <remarks>From X = U diag(σ) Vᵀ the whitened inputs are √P·Vᵀ, orthonormal however ill-conditioned X was: no covariance is inverted.</remarks>
    internal static Matrix Whiten(Matrix x)
    {
        var standard = new Matrix(x.Rows, x.Columns, x.Data);
        for (int i = 0; i < x.Rows; i++)
            Standardise(standard.Row(i));
        Matrix whitened = Svd.Of(standard).Right;
        double scale = Math.Sqrt(x.Columns);
        foreach (ref double entry in whitened.Data.AsSpan())
            entry *= scale;
        return whitened;
    }

    /// <summary>Largest |XXᵀ/P − I| over all entries; NaN if X is not finite.</summary>
    internal static double DistanceFromWhite(Matrix x)
    {
        double worst = 0;
        for (int i = 0; i < x.Rows; i++)
        {
            for (int j = 0; j <= i; j++)
                worst = Math.Max(worst, Math.Abs((Vectors.Dot(x.Row(i), x.Row(j)) / x.Columns) - (i == j ? 1 : 0)));
        }

        return worst;
    }

    /// <summary>Whether <see cref="DistanceFromWhite"/> is at most 1e-8.</summary>
    internal static bool Whitened(Matrix x) => DistanceFromWhite(x) <= WhitenedTo;

    /// <summary>What to do about inputs that are not white.</summary>
    internal static string NotWhite(Matrix x) => $"x is not whitened: XXᵀ/P differs from I by up to {Format.Number(DistanceFromWhite(x))}, "
        + $"{Format.Number(WhitenedTo)} is allowed. Whiten it (centre, divide by the standard deviation, rotate to the principal axes, "
        + "divide by their deviations), with one sample a column.";

    /// <summary>P white samples: XXᵀ/P = I exactly, from N(0,1) draws.</summary>
    internal static Matrix DrawWhite(int inputs, int count, long seed, string purpose) => Whiten(DrawNormal(inputs, count, seed, purpose));

    internal static Matrix DrawNormal(int rows, int count, long seed, string purpose)
    {
        var x = new Matrix(rows, count);
        new RandomStream(seed, purpose).FillNormal(x.Data);
        return x;
    }

    /// <summary>The task of samples whose inputs need not be white: S = YXᵀ/P, Σxx = XXᵀ/P, and as floor what X leaves of Y by least squares.</summary>
    internal static LinearTask Regress(Matrix x, Matrix y)
    {
        Matrix turned = x.Transposed(), s = Matrix.Product(y, turned), covariance = Matrix.Product(x, turned);
        foreach (ref double entry in s.Data.AsSpan())
            entry /= x.Columns;
        foreach (ref double entry in covariance.Data.AsSpan())
            entry /= x.Columns;
        Matrix rest = y.Minus(Matrix.Product(Matrix.Product(y, PseudoInverse.Of(x)), x));
        return new(s, Vectors.Dot(rest.Data, rest.Data) / (2 * x.Columns)) { InputCovariance = covariance, Samples = new(x, y) };
    }

    /// <summary>S = YXᵀ/P and the floor ½‖Y − SX‖²/P, which for whitened X is ½(tr(YYᵀ)/P − ‖S‖²) without its cancellation.</summary>
    internal static LinearTask Task(Matrix whitenedX, Matrix y)
    {
        int samples = y.Columns;
        var s = new Matrix(y.Rows, whitenedX.Rows);
        var residual = new double[samples];
        double squares = 0;
        for (int o = 0; o < y.Rows; o++)
        {
            y.Row(o).CopyTo(residual);
            for (int i = 0; i < whitenedX.Rows; i++)
            {
                s[o, i] = Vectors.Dot(y.Row(o), whitenedX.Row(i)) / samples;
                Vectors.AddScaled(residual, -s[o, i], whitenedX.Row(i));
            }

            squares += Vectors.Dot(residual, residual);
        }

        return new(s, squares / (2 * samples)) { Samples = new(whitenedX, y) };
    }

    private static void Standardise(Span<double> row)
    {
        double mean = 0;
        foreach (double value in row)
            mean += value;
        mean /= row.Length;
        foreach (ref double value in row)
            value -= mean;
        double deviation = Math.Sqrt(Vectors.Dot(row, row) / row.Length);
        foreach (ref double value in row)
            value /= deviation;
    }
}
