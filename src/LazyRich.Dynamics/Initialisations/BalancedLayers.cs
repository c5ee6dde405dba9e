using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>W_l = R_l S_l R_{l−1}ᵀ with random orthonormal R_l in the hidden layers: neighbouring layers are λ_l-balanced, whatever the depth.</summary>
/// <remarks>Streams of R_l: "init/hidden" for the first hidden layer, "init/hidden-2" … for those that follow.</remarks>
internal static class BalancedLayers
{
    /// <param name="lambdas">One for each hidden layer; allowed by the widths.</param>
    /// <param name="left">Rows u, min(No, N_{L−1}) × No.</param>
    /// <param name="right">Rows v, min(Ni, N1) × Ni.</param>
    public static Weights Compose(Architecture architecture, ReadOnlySpan<double> lambdas, ReadOnlySpan<double> sigma, Matrix left, Matrix right, long seed)
    {
        ImmutableArray<int> widths = architecture.Widths;
        double[][] sizes = DeepBalance.Sizes(widths, lambdas, sigma) ?? throw new ArgumentException($"{architecture} forbids these balances.");
        var weights = ImmutableArray.CreateBuilder<Matrix>(architecture.Layers);
        Matrix before = right;
        for (int layer = 0; layer < architecture.Layers; layer++)
        {
            Matrix after = layer == architecture.Layers - 1 ? left : Hidden(widths, layer + 1, seed);
            var w = new Matrix(widths[layer + 1], widths[layer]);
            for (int k = 0; k < sizes[layer].Length; k++)
                w.AddOuter(sizes[layer][k], after.Row(k), before.Row(k));
            weights.Add(w);
            before = after;
        }

        return new(weights.MoveToImmutable());
    }

    private static Matrix Hidden(ImmutableArray<int> widths, int level, long seed)
    {
        int used = Math.Min(widths[level], Math.Max(widths[level - 1], widths[level + 1]));
        return RandomDirections.Draw(seed, level == 1 ? "init/hidden" : $"init/hidden-{level}", used, widths[level]);
    }
}
