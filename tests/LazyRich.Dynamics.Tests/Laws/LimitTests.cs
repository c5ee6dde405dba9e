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

    private static double Trace(Matrix a) => Enumerable.Range(0, a.Rows).Sum(i => a[i, i]);
}
