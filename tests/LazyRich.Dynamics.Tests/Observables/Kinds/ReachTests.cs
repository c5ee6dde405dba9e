using LazyRich.Dynamics.Tests.Laws;
using MathNet.Numerics.LinearAlgebra;

namespace LazyRich.Dynamics.Tests.Observables.Kinds;

/// <summary>SCIENCE section 5: what the start cannot reach while its kernel rests.</summary>
public sealed class ReachTests
{
    [Theory]
    [InlineData("6-3-4")]
    [InlineData("4-3-6")]
    [InlineData("4-4-4")]
    [InlineData("3-5-4")]
    [Trait("Science", "5 Architecture and sign of λ")]
    public void UnreachableResidual_OfAnyState_IsItsShareOutsideTheFirstSpaces(string architecture)
    {
        DirectDescent direct = new(architecture, 9, "unreachable-residual");
        (Matrix<double> w1, Matrix<double> w2) = direct.Start;
        Matrix<double> inputs = Outside(w1.Transpose()), outputs = Outside(w2);
        double start = (direct.S - (w2 * w1)).FrobeniusNorm();
        for (int k = 0; k < 2; k++)
        {
            Matrix<double> e = direct.S - (direct.At(k).W2 * direct.At(k).W1);
            double[] shares = direct.Run.At("unreachable-residual", k);
            Assert.Equal(Math.Pow((e * inputs).FrobeniusNorm() / start, 2), shares[0], 1e-13);
            Assert.Equal(Math.Pow((outputs * e).FrobeniusNorm() / start, 2), shares[1], 1e-13);
        }
    }

    /// <summary>The plateau of a delayed network is the unreachable share of its loss; there is none where the start is aligned or the layers are wide.</summary>
    [Theory]
    [InlineData("8-4-4", -100.0, 0)]
    [InlineData("4-4-8", 100.0, 1)]
    [Trait("Science", "5 Architecture and sign of λ")]
    public void UnreachableResidual_OfADelayedNetwork_IsTheHeightOfItsPlateau(string architecture, double lambda, int side)
    {
        Solved random = Solved.From(Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: 2, times: [0.0, 0.1], observe: ["loss", "unreachable-residual"]));
        double share = random.At("unreachable-residual", 0)[side];
        Assert.InRange(share, 0.1, 0.9);
        Assert.InRange(random.Scalars("loss")[1] / random.Scalars("loss")[0] / share, 0.98, 1.02);
        Assert.InRange(random.At("unreachable-residual", 0)[1 - side], 0.0, 1e-12);

        Solved aligned = Solved.From(Runs.Of(architecture, lambda, init: Runs.Aligned(0.3), seed: 2, times: [0.0, 0.1], observe: ["unreachable-residual"]));
        Assert.All(aligned.At("unreachable-residual", 0), none => Assert.InRange(none, 0.0, 1e-12));
    }

    /// <summary>I less the projector on the columns.</summary>
    private static Matrix<double> Outside(Matrix<double> columns)
    {
        MathNet.Numerics.LinearAlgebra.Factorization.Svd<double> svd = columns.Svd();
        Matrix<double> basis = svd.U.SubMatrix(0, columns.RowCount, 0, svd.Rank);
        return Matrix<double>.Build.DenseIdentity(columns.RowCount) - basis.TransposeAndMultiply(basis);
    }
}
