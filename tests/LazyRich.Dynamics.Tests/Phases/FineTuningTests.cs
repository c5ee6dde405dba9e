using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tests.Phases;

/// <summary>Pre-train, rebalance what is learned to λ_FT, train on another task: larger |λ_FT| speeds up square networks, in funnels its sign matters (SCIENCE section 7).</summary>
public sealed class FineTuningTests
{
    private const int Seeds = 9;

    [Fact]
    [Trait("Science", "7 Tasks")]
    public void Solve_SquareNetwork_IsFasterAtLargerLambdaOfEitherSign()
    {
        double[] lambdas = [0.1, 1, 10, 100];
        foreach (double sign in new[] { 1.0, -1 })
        {
            double[] times = [.. lambdas.Select(lambda => MedianTime("5-5-5", sign * lambda))];
            Assert.Equal(times.OrderDescending(), times);
            Assert.InRange(times[2] / times[3], 8, 11);
        }

        Assert.Equal(MedianTime("5-5-5", 10), MedianTime("5-5-5", -10), 0.03);
    }

    [Theory]
    [InlineData("8-4-4", 1)]
    [InlineData("4-4-8", -1)]
    [Trait("Science", "7 Tasks")]
    public void Solve_Funnel_IsFastOnOneSideAndDelayedOnTheOther(string architecture, double lazy)
    {
        Assert.InRange(MedianTime(architecture, 30 * lazy), 0.05, 0.1);
        Assert.True(MedianTime(architecture, -30 * lazy) > 5);
    }

    /// <summary>Rebalancing changes neither what is computed nor anything but λ.</summary>
    [Theory]
    [InlineData("5-5-5", 1e4)]
    [InlineData("8-4-4", -30)]
    [InlineData("3-5-7", 4)]
    [InlineData("6-2-5", -1)]
    public void Solve_Rebalanced_KeepsTheFunctionAndHasTheLambda(string architecture, double tuned)
    {
        var result = PhasedRuns.Solve(Run(architecture, tuned, 1));
        double[] before = result.At("product", 1).ToArray(), after = result.At("product", 2).ToArray();
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
        Assert.Equal(tuned, result.Phases[1].Summary.Value("lambda_measured"), 1e-12 * Math.Abs(tuned));
        Assert.InRange(result.Phases[1].Summary.Value("balance_error"), 0, 1e-12 * Math.Max(1, Math.Abs(tuned)));
    }

    private static double MedianTime(string architecture, double tuned) => Enumerable.Range(0, Seeds)
        .Select(seed => PhasedRuns.Solve(Run(architecture, tuned, seed)).Phases[1].Summary.Value("time_to_1pct")).Order().ElementAt(Seeds / 2);

    private static RunDefinition Run(string architecture, double tuned, long seed)
    {
        RunDefinition first = Runs.Of(
            architecture, Runs.Shape(architecture).Allows(-1) ? -1 : 1, init: Runs.Balanced(0.3), seed: seed, times: [0, 20], observe: ["loss", "product"]);
        return PhasedRuns.Of(first, (new("tune") { Task = PhasedRuns.Stream(first.Task, 2), Rebalance = tuned }, Runs.Grid([0, 1, 1e4])));
    }
}
