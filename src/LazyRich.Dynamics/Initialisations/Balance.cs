using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>Measures of W2ᵀW2 − W1W1ᵀ.</summary>
internal static class Balance
{
    /// <summary>λ* of each pair of neighbouring layers.</summary>
    public static double[] Lambdas(ImmutableArray<Matrix> layers) => [.. layers.Zip(layers.Skip(1), Lambda)];

    /// <summary>One λ for all pairs.</summary>
    public static double Mean(double[] lambdas) => lambdas.Sum() / lambdas.Length;

    /// <summary>λ* = tr(W2ᵀW2 − W1W1ᵀ)/Nh.</summary>
    public static double Lambda(Matrix w1, Matrix w2) => (Vectors.Dot(w2.Data, w2.Data) - Vectors.Dot(w1.Data, w1.Data)) / w1.Rows;

    /// <summary>‖W2ᵀW2 − W1W1ᵀ − λ*I‖ over ‖W1‖² + ‖W2‖²; 0 for weights that are all 0.</summary>
    public static double RelativeError(Matrix w1, Matrix w2)
    {
        double size = Vectors.Dot(w1.Data, w1.Data) + Vectors.Dot(w2.Data, w2.Data);
        if (size == 0)
            return 0;
        double lambda = Lambda(w1, w2), squares = 0;
        Matrix columns = w2.Transposed();
        for (int a = 0; a < w1.Rows; a++)
        {
            for (int b = 0; b < w1.Rows; b++)
            {
                double entry = Vectors.Dot(columns.Row(a), columns.Row(b)) - Vectors.Dot(w1.Row(a), w1.Row(b)) - (a == b ? lambda : 0);
                squares += entry * entry;
            }
        }

        return Math.Sqrt(squares) / size;
    }
}
