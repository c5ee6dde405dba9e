using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Laws;

/// <summary>SCIENCE section 4: where the weights end, and how long they take.</summary>
public sealed class LimitTests
{
    /// <summary>W1ᵀW1 → Ṽ(S_λ−λ/2)Ṽᵀ and W2W2ᵀ → Ũ(S_λ+λ/2)Ũᵀ, said without singular vectors: R(R+λI) = SᵀS, B(B−λI) = SSᵀ, tr B − tr R = λNh.</summary>
    [Theory]
    [InlineData("4-4-4", 3.0)]
    [InlineData("4-4-4", -3.0)]
    [InlineData("4-4-4", 100.0)]
    [InlineData("7-3-3", 10.0)]
    [InlineData("7-3-3", -1.0)]
    [InlineData("3-3-7", -10.0)]
    [InlineData("3-3-7", 1.0)]
    public void Grams_AfterALongTime_AreThoseOfTheBalancedSolution(string architecture, double lambda)
    {
        var run = Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: 5, times: [0.0, 1e4], observe: ["input-gram", "output-gram", "product"]);
        Matrix s = ProblemBuilder.Build(run, MatrixStore.Empty).S;
        Solved solved = Solved.From(run);
        Matrix r = solved.MatrixAt("input-gram", 1), b = solved.MatrixAt("output-gram", 1);
        Assert.InRange(Dense.Error(solved.MatrixAt("product", 1), s), 0.0, 1e-13);
        Assert.InRange(Dense.Error(r.Times(r.Plus(Dense.Unit(r.Rows), lambda)), s.Turned().Times(s)), 0.0, 1e-11);
        Assert.InRange(Dense.Error(b.Times(b.Plus(Dense.Unit(b.Rows), -lambda)), s.Times(s.Turned())), 0.0, 1e-11);
        Assert.Equal(lambda * run.Architecture.Hidden, Trace(b) - Trace(r), 1e-12 * Math.Abs(lambda) * run.Architecture.Hidden);
    }

    /// <summary>λ→+∞: W2W2ᵀ→λI (Nh=No), W1ᵀW1→SᵀS/λ, error O(λ⁻²) of each; mirrored for −∞.</summary>
    [Theory]
    [InlineData(100.0)]
    [InlineData(1000.0)]
    public void Grams_AtLargeLambda_TendToTheLazyOnes(double lambda)
    {
        foreach (double signed in new[] { lambda, -lambda })
        {
            var run = Runs.Of("4-4-4", signed, init: Runs.Balanced(0.3), seed: 5, times: [0.0, 10.0], observe: ["input-gram", "output-gram"]);
            Matrix s = ProblemBuilder.Build(run, MatrixStore.Empty).S;
            Solved solved = Solved.From(run);
            Matrix large = solved.MatrixAt(signed > 0 ? "output-gram" : "input-gram", 1), small = solved.MatrixAt(signed > 0 ? "input-gram" : "output-gram", 1);
            Matrix square = signed > 0 ? s.Turned().Times(s) : s.Times(s.Turned());
            Assert.InRange(Dense.Error(large, Dense.Unit(4).Scaled(lambda)), 0.0, 10.0 / (lambda * lambda));
            Assert.InRange(Dense.Error(small, square.Scaled(1.0 / lambda)), 0.0, 10.0 / (lambda * lambda));
        }
    }

    /// <summary>At t=∞ itself W1ᵀW1 = Ṽ(S_λ−λ/2)Ṽᵀ and W2W2ᵀ = Ũ(S_λ+λ/2)Ũᵀ, by another decomposition of S; a bottleneck keeps the largest Nh modes.</summary>
    [Theory]
    [InlineData("4-4-4", 3.0)]
    [InlineData("4-4-4", -100.0)]
    [InlineData("7-3-3", 10.0)]
    [InlineData("7-3-3", -1.0)]
    [InlineData("3-3-7", 1.0)]
    [InlineData("5-2-4", 2.0)]
    [InlineData("5-2-4", 0.0)]
    public void Grams_InTheLimitItself_AreThoseOfTheSpectrumToRounding(string architecture, double lambda)
    {
        var run = Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: 5, times: [0.0, 1.0, double.PositiveInfinity], observe: ["input-gram", "output-gram"]);
        Matrix s = ProblemBuilder.Build(run, MatrixStore.Empty).S;
        Solved solved = Solved.From(run);
        Assert.Equal(0.0, solved.Summary["saddle"]);
        var svd = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfRowMajor(s.Rows, s.Columns, s.Data).Svd();
        Matrix r = new(s.Columns, s.Columns), b = new(s.Rows, s.Rows);
        for (int k = 0; k < run.Architecture.Hidden; k++)
        {
            double half = Math.Abs(lambda) / 2, size = Math.Sqrt((svd.S[k] * svd.S[k]) + (half * half)), less = svd.S[k] * svd.S[k] / (size + half);
            r.AddOuter(lambda > 0 ? less : size + half, svd.VT.Row(k).ToArray(), svd.VT.Row(k).ToArray());
            b.AddOuter(lambda > 0 ? size + half : less, svd.U.Column(k).ToArray(), svd.U.Column(k).ToArray());
        }

        Assert.InRange(Dense.Error(solved.MatrixAt("input-gram", 2), r), 0.0, 2e-14);
        Assert.InRange(Dense.Error(solved.MatrixAt("output-gram", 2), b), 0.0, 2e-14);
    }

    private static double Trace(Matrix a) => Enumerable.Range(0, a.Rows).Sum(i => a[i, i]);
}
