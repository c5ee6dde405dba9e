using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Tests.Phases;

/// <summary>From weights at the solution of S, train on −S (SCIENCE section 7).</summary>
public sealed class ReversalTests
{
    private static readonly Setting Task = Setting.Of("random-regression", ("scale", new NumberValue(1)), ("spectrum", Runs.Numbers(1, 1, 1)));

    /// <summary>Singular values 1: from −1 to .99 of the new task, the error falls to 1/200 of its start and the loss to 1/40000.</summary>
    [Theory]
    [InlineData(0.001, 10.245)]
    [InlineData(0.1, 5.634)]
    [InlineData(0.5, 3.940)]
    [InlineData(1, 3.086)]
    [InlineData(2, 2.117)]
    [InlineData(5, 1.011)]
    [InlineData(20, 0.264)]
    [InlineData(-1, 3.086)]
    public void Solve_FromTheSolution_TakesTheTimeOfTheTable(double lambda, double time)
    {
        RunDefinition run = From(lambda, new ConvergedTime(2.5e-5, 1e6, 20));
        RunResult result = PhasedRuns.Solve(run);
        Assert.Equal(time, result.Times[^1], 6e-4);
        Assert.Equal(0.0, result.Summary["saddle"]);
        double[] aligned = PhasedRuns.Solve(run).At("singular-values", ^1).ToArray();
        Assert.All(aligned, value => Assert.Equal(0.99, value, 1e-9));
    }

    [Fact]
    public void Solve_ZeroBalanced_EndsInTheSaddle()
    {
        RunResult result = PhasedRuns.Solve(From(0, Runs.Grid([0, 1, 1000, double.PositiveInfinity])));
        Assert.Equal(1.0, result.Summary["saddle"]);
        Assert.Equal(1.5, result.Summary.Value("loss_final"), 1e-12);
        Assert.Equal(1.5, result.At("loss", 2)[0], 1e-2);
        Assert.All(result.At("product", ^1).ToArray(), entry => Assert.Equal(0.0, entry, 1e-12));
        Assert.Equal(double.PositiveInfinity, result.Summary["time_to_1pct"]);
    }

    /// <summary>
    /// The decaying coordinates that lead back fall as e^{−2st} while the first phase ends, and rise as e^{st} when they have become the growing ones:
    /// the saddle is left after about twice the first phase's length. With an even number of modes: with an odd one det(−S) has
    /// the other sign, and one mode stays behind for ever.
    /// </summary>
    [Theory]
    [InlineData(4.0)]
    [InlineData(8.0)]
    public void Solve_ZeroBalancedAfterAFirstPhase_LeavesTheSaddleAgain(double length)
    {
        int learned = 0;
        Setting four = Setting.Of("random-regression", ("scale", new NumberValue(1)), ("spectrum", Runs.Numbers(1, 1, 1, 1)));
        for (long seed = 0; seed < 8; seed++)
        {
            RunDefinition first = Runs.Of("4-4-4", 0, four, Runs.Balanced(0.3), seed: seed, times: [0, length], observe: ["loss"]);
            RunResult result = PhasedRuns.Solve(PhasedRuns.Of(first, (new("back") { Task = PhasedRuns.Negated(four) }, Runs.Grid([0, length / 2, 4 * length]))));
            if (result.Phases[0].Summary["saddle"] == 1.0 || result.Phases[0].Summary["loss_final"] > 1e-3)
                continue;
            learned++;
            Assert.Equal(0.0, result.Phases[1].Summary["saddle"]);
            Assert.InRange(result.Phases[1].Summary.Value("time_to_1pct"), 2 * length, (2 * length) + 4);
            Assert.Equal(2.0, result.At("loss", 3)[0], 0.4);
        }

        Assert.InRange(learned, 1, 7);
    }

    /// <summary>
    /// Integrated in doubles the saddle is no end: what rounding puts along the way out, 1e-16 of the weights, grows as e^{s₁t}, and the
    /// plateau ends after t ≈ 36/s₁. The exact solver says saddle instead.
    /// </summary>
    [Theory]
    [InlineData("gradient-flow", 1.0)]
    [InlineData("gradient-flow", 2.0)]
    [InlineData("gradient-descent", 1.0)]
    public void Solve_ZeroBalancedInDoubles_LeavesThePlateauByRounding(string solver, double s)
    {
        Setting four = Setting.Of("random-regression", ("scale", new NumberValue(1)), ("spectrum", Runs.Numbers(s, s, s, s)));
        RunDefinition run = Runs.Of(
            "4-4-4",
            0,
            PhasedRuns.Negated(four),
            SolutionSetting.At(four, null),
            solver: solver == "gradient-flow" ? Setting.Of(solver, ("tolerance", new NumberValue(1e-10))) : Runs.Descent(0.01),
            times: [0, 10, 30 / s, 80 / s]);
        RunResult result = PhasedRuns.Solve(run);
        Assert.Equal(2 * s * s, result.At("loss", 2)[0], 1e-4 * s * s);
        Assert.InRange(result.Summary.Value("time_to_1pct") * s, 35, 46);
        Assert.InRange(result.At("loss", 3)[0], 0, 1e-12);
    }

    private static RunDefinition From(double lambda, TimeDefinition time) => Runs.Of(
        "3-3-3", lambda, PhasedRuns.Negated(Task), SolutionSetting.At(Task, null), time: time, observe: ["loss", "singular-values", "product"]);
}
