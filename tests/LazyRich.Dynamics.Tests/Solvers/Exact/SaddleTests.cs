using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Solvers.Exact;

/// <summary>Starts from which a mode of the task is out of reach: rounding must not find it after all, however long the run.</summary>
public sealed class SaddleTests
{
    /// <summary>Aligned with the second mode only, a bottleneck of one unit learns that one: the first is never reached.</summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(3.0)]
    [InlineData(-3.0)]
    public void Solve_BottleneckAlignedWithALowerMode_StaysThere(double lambda)
    {
        Matrix s = Dense.Diagonal(2.0, 1.0);
        double large = Math.Sqrt((Math.Sqrt((lambda * lambda) + 0.04) + Math.Abs(lambda)) / 2), small = 0.1 / large;
        (double w1, double w2) = lambda < 0 ? (large, small) : (small, large);
        RunResult result = Solve(new Problem(s, 0, new(1, 2, [0, w1]), new(2, 1, [0, w2]), lambda));
        Assert.Equal(1.0, result.Summary["saddle"]);
        Assert.Equal(2.0, result.Series[0].Values[^1], 1e-13);
        Assert.Equal(0.5, result.Summary["loss_best"]);
        Assert.True(double.IsPositiveInfinity(result.Summary["time_to_1pct"]!.Value));
        Assert.Equal(Math.Sqrt(result.Summary["ntk_distance_limit"]!.Value), Math.Sqrt(result.Summary["ntk_distance_final"]!.Value), 1e-13);
    }

    /// <summary>From weights at the solution of −S, λ = 0 runs into W2W1 = 0, and any other λ gets out.</summary>
    [Fact]
    public void Solve_ReversalAtLambdaZero_EndsAtNothing()
    {
        Problem reversal = new(Dense.Diagonal(-1.5, -0.5), 0, Dense.Diagonal(Math.Sqrt(1.5), Math.Sqrt(0.5)), Dense.Diagonal(Math.Sqrt(1.5), Math.Sqrt(0.5)), 0);
        RunResult result = Solve(reversal);
        Assert.Equal(1.0, result.Summary["saddle"]);
        Assert.Equal(1.25, result.Series[0].Values[^1], 1e-13);
        Assert.All(result.Series[1].Values[^2..], value => Assert.InRange(value, 0, 1e-13));
    }

    /// <summary>SCIENCE section 7: from −1 to .99 at s=1.</summary>
    [Theory]
    [InlineData(.001, 10.245)]
    [InlineData(.1, 5.634)]
    [InlineData(.5, 3.940)]
    [InlineData(1, 3.086)]
    [InlineData(2, 2.117)]
    [InlineData(5, 1.011)]
    [InlineData(20, .264)]
    public void Solve_ReversalAtOtherLambda_TakesTheTimeThatScienceSays(double lambda, double time)
    {
        double w2 = Math.Sqrt((Math.Sqrt((lambda * lambda) + 4) + lambda) / 2), w1 = -1 / w2;
        RunResult result = Solve(new Problem(new(1, 1, [1]), 0, new(1, 1, [w1]), new(1, 1, [w2]), lambda), [0, time]);
        Assert.Equal(0.0, result.Summary["saddle"]);
        Assert.Equal(.99, result.Series[1].Values[1], 2e-4);
    }

    [Fact]
    public void Solve_AllWeightsZero_StaysWithAKernelThatHasNoDirection()
    {
        RunResult result = Solve(new Problem(Dense.Diagonal(2, 1), 0, new(2, 2), new(2, 2), 0));
        Assert.All(result.Series[0].Values, loss => Assert.Equal(2.5, loss));
        Assert.All(result.Series[2].Values, distance => Assert.True(double.IsNaN(distance)));
        Assert.Equal(1.0, result.Summary["saddle"]);
        Assert.True(double.IsNaN(result.Summary["ntk_distance_limit"]!.Value));
    }

    private static RunResult Solve(Problem problem, double[]? times = null)
    {
        RunDefinition run = Runs.Of(
            "1-1-1", problem.Lambda, times: times ?? [0, 0.1, 1, 10, 100, 1000, 1e4], observe: ["loss", "singular-values", "ntk-distance"]);
        return new ExactSolver().Solve<Lane1>([run], [problem], TestContext.Current.CancellationToken)[0].Result!;
    }
}
