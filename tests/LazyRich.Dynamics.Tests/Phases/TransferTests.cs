using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tests.Networks;

namespace LazyRich.Dynamics.Tests.Phases;

/// <summary>Learn the hierarchy, freeze W1, teach a new output one item.</summary>
public sealed class TransferTests
{
    private static readonly Setting Hierarchy = Setting.Of("semantic-hierarchy");

    /// <summary>Sibling and cousin, from weights at the solution and not by running; the limit λ→∞ is ½ and ¼.</summary>
    [Theory]
    [InlineData(-20, 0.005, 0.002)]
    [InlineData(0, 0.261, 0.108)]
    [InlineData(20, 0.496, 0.246)]
    [InlineData(1e4, 0.5, 0.25)]
    [Trait("Science", "7 Tasks")]
    public void Solve_NewOutputOnAnItem_ReachesItsRelativesByTheTable(double lambda, double sibling, double cousin)
    {
        RunResult result = PhasedRuns.Solve(Run(lambda, SolutionSetting.At(Hierarchy, null), Runs.Grid([0, 1e-3]), new ConvergedTime(1e-8, 1e9, 20)));
        Summary learned = result.Phases[1].Summary;
        Assert.Equal(sibling, learned.Value("transfer_sibling"), 5.1e-4);
        Assert.Equal(cousin, learned.Value("transfer_cousin"), 5.1e-4);

        double[] said = result.At("transfer", ^1).ToArray();
        Assert.Equal(2.0, said[3], 1e-3);
        Assert.Equal(sibling, said[2] / said[3], 5.1e-4);
        Assert.Equal(cousin, said[0] / said[3], 5.1e-4);
        Assert.Equal(cousin, said[1] / said[3], 5.1e-4);
        Assert.All(result.At("transfer", 1).ToArray(), value => Assert.Equal(0.0, value));
    }

    /// <summary>λ→∞: W1ᵀW1 → SᵀS/λ, of which a sibling shares one half and a cousin one quarter; the error falls with the square of λ.</summary>
    [Fact]
    [Trait("Science", "7 Tasks")]
    public void Solve_AtLargeLambda_TendsToAHalfAndAQuarter()
    {
        Summary learned = PhasedRuns.Solve(Run(1e4, SolutionSetting.At(Hierarchy, null), Runs.Grid([0, 1e-3]), new ConvergedTime(1e-8, 1e9, 20))).Phases[1].Summary;
        Assert.Equal(0.5, learned.Value("transfer_sibling"), 1e-7);
        Assert.Equal(0.25, learned.Value("transfer_cousin"), 1e-7);
    }

    /// <summary>The same from a network that has learned by running, to its exact limit; λ ≠ 0, where every mode is learned.</summary>
    [Theory]
    [InlineData(-20, 0.005, 0.002)]
    [InlineData(20, 0.496, 0.246)]
    [Trait("Science", "7 Tasks")]
    public void Solve_AfterRunningToTheLimit_IsTheSame(double lambda, double sibling, double cousin)
    {
        RunResult result = PhasedRuns.Solve(Run(lambda, Runs.Balanced(0.1), new ConvergedTime(1e-8, 1e6, 5) { ToInfinity = true }, Runs.Grid([0, 1, double.PositiveInfinity])));
        Assert.Equal(sibling, result.Phases[1].Summary.Value("transfer_sibling"), 5.1e-4);
        Assert.Equal(cousin, result.Phases[1].Summary.Value("transfer_cousin"), 5.1e-4);
        Assert.Equal(0.0, result.Summary.Value("loss_final"));
        Assert.Equal(0.0, result.Summary.Value("ntk_distance_final"), 1e-15);
    }

    /// <summary>ẇ = (value − w·hᵢ)hᵢ by small steps of Euler's, from the Gram matrix that the network has.</summary>
    [Fact]
    public void Solve_NewOutput_FollowsItsFlow()
    {
        double[] times = [0, 0.1, 0.4];
        RunResult result = PhasedRuns.Solve(Run(1, Runs.Balanced(0.1), Runs.Grid([0, 2]), Runs.Grid(times)));
        ReadOnlySpan<double> gram = result.At("input-gram", 1);
        double rate = gram[(3 * 8) + 3];
        for (int k = 0; k < times.Length; k++)
        {
            double error = 2.0;
            for (int step = 0; step < 200_000; step++)
                error -= times[k] / 200_000 * rate * error;
            Assert.Equal(0.5 * error * error, result.At("loss", 2 + k)[0], 1e-4);
            for (int j = 0; j < 8; j++)
                Assert.Equal((2.0 - error) * gram[(3 * 8) + j] / rate, result.At("transfer", 2 + k)[j], 1e-4);
        }

        Assert.Equal(Math.Log(100) / (2 * rate), Solved(times: [0, 10], rate), 1e-9);

        double Solved(double[] times, double rate) =>
            PhasedRuns.Solve(Run(1, Runs.Balanced(0.1), Runs.Grid([0, 2]), Runs.Grid(times))).Phases[1].Summary.Value("time_to_1pct");
    }

    /// <summary>Deeper, or with units that are not linear, a new output reads what the last hidden layer makes of the items.</summary>
    [Theory]
    [InlineData("8-8-8", Activation.Tanh)]
    [InlineData("8-8-8", Activation.ReLU)]
    [InlineData("8-6-7-8", Activation.Linear)]
    [InlineData("8-6-7-8", Activation.Tanh)]
    public void Solve_NewOutputOfAnyNetwork_ReadsTheLastHiddenLayer(string architecture, Activation activation)
    {
        RunResult result = PhasedRuns.Solve(PhasedRuns.Of(
            Nets.Run(architecture, 0, Hierarchy, activation, times: [0, 2], scale: 0.3, observe: ["transfer"]),
            (new("taught") { Frozen = [0], Learn = new(3, 2) }, new ConvergedTime(1e-12, 1e9, 20))));
        Matrix items = Matrix.Identity(8);
        Matrix hidden = PlainNetwork.Output([.. result.End.SkipLast(1), Matrix.Identity(result.End[^1].Columns)], activation, items);
        Matrix gram = hidden.Turned().Times(hidden);
        for (int j = 0; j < 8; j++)
            Assert.Equal(2 * gram[3, j] / gram[3, 3], result.At("transfer", ^1)[j], 1e-5);
        Assert.Equal(gram[3, 2] / gram[3, 3], result.Phases[1].Summary.Value("transfer_sibling"), 1e-12);
    }

    private static RunDefinition Run(double lambda, Setting init, TimeDefinition first, TimeDefinition second) => PhasedRuns.Of(
        Runs.Of("8-8-8", lambda, Hierarchy, init, time: first, observe: ["loss", "input-gram", "transfer"]),
        (new("taught") { Frozen = [0], Learn = new(3, 2) }, second));
}
