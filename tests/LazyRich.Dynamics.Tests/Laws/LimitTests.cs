using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.ManyDigits;
using LazyRich.Dynamics.Tests.Truth;

namespace LazyRich.Dynamics.Tests.Laws;

/// <summary>Where the weights end, and how long they take.</summary>
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
    [Trait("Science", "4 What is observed")]
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

    /// <summary>λ→+∞: W2W2ᵀ→λŨŨᵀ, which is λI where Nh=No, and W1ᵀW1→ṼS²Ṽᵀ/λ, with the square of 1/λ of each; mirrored for −∞.</summary>
    [Theory]
    [InlineData("4-4-4")]
    [InlineData("7-3-3")]
    [InlineData("3-3-7")]
    [Trait("Science", "4 What is observed")]
    public void Grams_AtLargeLambda_TendToTheLazyOnesWithItsSquare(string architecture)
    {
        foreach (double sign in new[] { 1.0, -1.0 })
        {
            (double large100, double small100) = Distances(sign * 100);
            (double large1000, double small1000) = Distances(sign * 1000);
            Assert.InRange(large1000, 1e-8, 1e-5);
            Assert.Equal(100, large100 / large1000, 0.2);
            Assert.Equal(100, small100 / small1000, 0.2);
        }

        (double Large, double Small) Distances(double lambda)
        {
            var run = Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: 5, times: [0.0, double.PositiveInfinity], observe: ["input-gram", "output-gram"]);
            Matrix s = ProblemBuilder.Build(run, MatrixStore.Empty).S;
            Svd svd = Svd.Of(s);
            Solved solved = Solved.From(run);
            Matrix outer = lambda > 0 ? svd.Left : svd.Right, square = lambda > 0 ? s.Turned().Times(s) : s.Times(s.Turned());
            return (
                Dense.Error(solved.MatrixAt(lambda > 0 ? "output-gram" : "input-gram", 1), outer.Turned().Times(outer).Scaled(Math.Abs(lambda))),
                Dense.Error(solved.MatrixAt(lambda > 0 ? "input-gram" : "output-gram", 1), square.Scaled(1 / Math.Abs(lambda))));
        }
    }

    /// <summary>At t=∞ itself W1ᵀW1 = Ṽ(S_λ−λ/2)Ṽᵀ and W2W2ᵀ = Ũ(S_λ+λ/2)Ũᵀ, in many digits; a bottleneck keeps the largest Nh modes.</summary>
    [Theory]
    [InlineData("4-4-4", 3.0)]
    [InlineData("4-4-4", -100.0)]
    [InlineData("7-3-3", 10.0)]
    [InlineData("7-3-3", -1.0)]
    [InlineData("3-3-7", 1.0)]
    [InlineData("5-2-4", 2.0)]
    [InlineData("5-2-4", 0.0)]
    [InlineData("5-2-4", 1e4)]
    [Trait("Science", "4 What is observed")]
    public void Grams_InTheLimitItself_AreThoseOfTheSpectrumToRounding(string architecture, double lambda)
    {
        var run = Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: 5, times: [0.0, 1.0, double.PositiveInfinity], observe: ["input-gram", "output-gram"]);
        Solved solved = Solved.From(run);
        Assert.Equal(0.0, solved.Summary["saddle"]);
        var limit = TrueLimit.Of(ProblemBuilder.Build(run, MatrixStore.Empty));
        AssertRelative(limit.InputGram, BigMatrix.From(solved.MatrixAt("input-gram", 2)), 1e-15);
        AssertRelative(limit.OutputGram, BigMatrix.From(solved.MatrixAt("output-gram", 2)), 1e-15);
    }

    /// <summary>The formula itself: the flow in many digits is there when its slowest mode has fallen by e^{−80}.</summary>
    [Theory]
    [InlineData("4-4-4", 3.0)]
    [InlineData("4-4-4", -100.0)]
    [InlineData("7-3-3", 10.0)]
    [InlineData("7-3-3", -1.0)]
    [InlineData("3-3-7", 1.0)]
    [InlineData("5-2-4", 0.0)]
    [Trait("Science", "4 What is observed")]
    public void Limit_AsWritten_IsWhereTheFlowInManyDigitsGoes(string architecture, double lambda)
    {
        Setting task = Setting.Of("random-regression", ("scale", new NumberValue(1)), ("spectrum", Runs.Numbers(1.5, 1.1, 0.7)));
        Problem problem = ProblemBuilder.Build(Runs.Of(architecture, lambda, task, Runs.Balanced(0.3), seed: 5), MatrixStore.Empty);
        BigMatrix gram = new RiccatiFlow(problem).GramAt(80 * (1 + Math.Abs(lambda)) / (0.7 * 0.7));
        TrueObservables late = new(problem, gram);
        var limit = TrueLimit.Of(problem);
        AssertRelative(limit.InputGram, late.InputGram(gram), 1e-30);
        AssertRelative(limit.OutputGram, late.OutputGram(gram), 1e-30);
    }

    private static void AssertRelative(BigMatrix expected, BigMatrix actual, double tolerance) =>
        Assert.InRange(((actual - expected).Norm() / expected.Norm()).ToDouble(), 0.0, tolerance);

    private static double Trace(Matrix a) => Enumerable.Range(0, a.Rows).Sum(i => a[i, i]);
}
