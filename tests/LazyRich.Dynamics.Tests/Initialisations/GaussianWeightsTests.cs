using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Initialisations;

public sealed class GaussianWeightsTests
{
    private static readonly MatrixStore None = MatrixStore.Empty;

    [Theory]
    [InlineData("gaussian", 0.25, 0.25)]
    [InlineData("lecun", 0.25 / 20, 0.25 / 10)]
    [InlineData("he", 0.5 / 20, 0.5 / 10)]
    [Trait("Science", "6 Initialisations")]
    public void Build_ManySeeds_HasTheVarianceOfTheKind(string kind, double first, double second)
    {
        double squares1 = 0, squares2 = 0, lambda = 0;
        for (long seed = 0; seed < 400; seed++)
        {
            RunDefinition run = Run("20-10-5", kind, seed);
            Problem problem = ProblemBuilder.Build(run, None);
            squares1 += problem.W1.Data.Sum(w => w * w) / 80_000;
            squares2 += problem.W2.Data.Sum(w => w * w) / 20_000;
            lambda += problem.Lambda / 400;
            Assert.Equal(problem.Lambda, ProblemBuilder.LambdaOf(run, None));
        }

        // Three standard errors of a variance over n draws are 3√(2/n) of it. E[λ] = No σ2² − Ni σ1².
        Assert.Equal(first, squares1, 0.015 * first);
        Assert.Equal(second, squares2, 0.03 * second);
        Assert.Equal((5 * second) - (20 * first), lambda, 0.03 * 20 * first);
    }

    /// <summary>E[W2ᵀW2 − W1W1ᵀ] = (No σ2² − Ni σ1²) I, entry by entry, and the λ* of a run is tr(balance)/Nh.</summary>
    [Fact]
    [Trait("Science", "6 Initialisations")]
    public void Build_ManySeeds_HaveABalanceThatIsAMultipleOfTheIdentityInTheMean()
    {
        const int draws = 2000;
        var mean = new Matrix(4, 4);
        for (long seed = 0; seed < draws; seed++)
        {
            Problem problem = ProblemBuilder.Build(Run("6-4-9", "lecun", seed), None);
            Matrix balance = problem.W2.Turned().Times(problem.W2).Plus(problem.W1.Times(problem.W1.Turned()), -1);
            mean = mean.Plus(balance, 1.0 / draws);
            Assert.Equal(Enumerable.Range(0, 4).Average(i => balance[i, i]), problem.Lambda, 1e-14);
        }

        // LeCun at scale .5: σ1² = ¼/6, σ2² = ¼/4. An entry's standard deviation over draws is below ½.
        double expected = (9 * 0.25 / 4) - (6 * 0.25 / 6);
        Assert.InRange(mean.Plus(Dense.Unit(4), -expected).Data.Max(Math.Abs), 0, 4 * 0.5 / Math.Sqrt(draws));
    }

    [Fact]
    public void Build_SameSeed_SharesTheTaskWithBalancedRuns() => Assert.Equal(
        ProblemBuilder.Build(Runs.Of("5-5-5", 3, seed: 4), None).S.Data,
        ProblemBuilder.Build(Run("5-5-5", "lecun", 4), None).S.Data);

    [Theory]
    [InlineData("gaussian")]
    [InlineData("lecun")]
    [InlineData("he")]
    public void Check_ExactSolver_NamesTheOneThatFits(string kind)
    {
        Fault fault = Assert.Single(ProblemCheck.Check(Run("5-3-5", kind, 0) with { Solver = Setting.Of("exact") }, None));
        Assert.Equal("solver", fault.Path);
        Assert.Contains($"which {kind} ones of hidden width 3 are not: gradient-flow is the solver that fits", fault.Message, StringComparison.Ordinal);
        Assert.Empty(ProblemCheck.Check(Run("5-3-5", kind, 0), None));
    }

    [Fact]
    public void Check_SingleHiddenUnit_IsBalancedWhateverIsDrawn()
    {
        RunDefinition exact = Run("5-1-4", "gaussian", 3) with { Solver = Setting.Of("exact"), Observe = ["product"] };
        Assert.Empty(ProblemCheck.Check(exact, None));
        double[] flow = Simulation.Solve([exact], None, CancellationToken.None)[0].Result!.Series[0].Values;
        double[] descent = Simulation.Solve([exact with { Solver = Runs.Descent(1e-4) }], None, CancellationToken.None)[0].Result!.Series[0].Values;
        for (int i = 0; i < flow.Length; i++)
            Assert.Equal(flow[i], descent[i], 2e-4);
    }

    [Fact]
    public void Check_StatedLambda_SaysItIsMeasured() => Assert.Contains(
        "init he measures λ from its weights: leave lambda out",
        Assert.Single(ProblemCheck.Check(Run("5-3-5", "he", 0) with { Lambda = 1 }, None)).Message,
        StringComparison.Ordinal);

    private static RunDefinition Run(string architecture, string kind, long seed) =>
        Runs.Of(architecture, null, init: Setting.Of(kind, ("scale", new NumberValue(0.5))), seed: seed, solver: Runs.Descent(0.01));
}
