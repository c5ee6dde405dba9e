using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Phases;

/// <summary>Tasks in turn: 5-5-5, P=25, η=.01, 6000 steps each.</summary>
public sealed class ContinualTests
{
    private const int Tasks = 4;

    private static readonly Setting Task = Setting.Of("random-regression", ("scale", new NumberValue(1)), ("samples", new NumberValue(25)));

    /// <summary>Fᵢ(T_j, T_k) = ½(‖S_k − Sᵢ‖² − ‖S_j − Sᵢ‖²), whatever λ is.</summary>
    [Theory]
    [InlineData(1, "exact")]
    [InlineData(-20, "exact")]
    [InlineData(1, "gradient-descent")]
    [Trait("Science", "7 Tasks")]
    public void Solve_EachTaskLearned_ForgetsByTheFormula(double lambda, string solver)
    {
        RunResult result = PhasedRuns.Solve(Continual(lambda, solver));
        Matrix[] s = Targets();
        int perPhase = result.Times.Length / Tasks;
        for (int k = 1; k < Tasks; k++)
        {
            double[] losses = result.At("task-losses", ((k + 1) * perPhase) - 1).ToArray(), before = result.At("task-losses", (k * perPhase) - 1).ToArray();
            double[] forgotten = result.At("forgetting", ((k + 1) * perPhase) - 1).ToArray();
            double mean = 0;
            for (int i = 0; i < Tasks; i++)
            {
                double formula = 0.5 * (Distance(s[k], s[i]) - Distance(s[k - 1], s[i]));
                Assert.Equal(formula, losses[i] - before[i], 2e-6);
                double since = i < k ? 0.5 * Distance(s[k], s[i]) : 0;
                Assert.Equal(since, forgotten[i], 2e-6);
                mean += i < k ? since / k : 0;
            }

            Assert.Equal(mean, result.Phases[k].Summary.Value("forgetting"), 2e-6);
        }

        Assert.Null(result.Phases[0].Summary["forgetting"]);
    }

    /// <summary>Each task to its limit: the formula to rounding, at any λ.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-20)]
    [InlineData(1e4)]
    [Trait("Science", "7 Tasks")]
    public void Solve_EachTaskToItsLimit_ForgetsByTheFormulaToRounding(double lambda)
    {
        RunDefinition run = Continual(lambda, "exact");
        RunResult result = PhasedRuns.Solve(run with { Time = new PhaseTimes([.. Enumerable.Repeat(Runs.Grid([0, 1, double.PositiveInfinity]), Tasks)]) });
        Matrix[] s = Targets();
        for (int k = 1; k < Tasks; k++)
        {
            double[] losses = result.At("task-losses", (3 * k) + 2).ToArray(), before = result.At("task-losses", (3 * k) - 1).ToArray();
            for (int i = 0; i < Tasks; i++)
                Assert.Equal(0.5 * (Distance(s[k], s[i]) - Distance(s[k - 1], s[i])), losses[i] - before[i], 1e-13);
        }
    }

    [Fact]
    [Trait("Science", "7 Tasks")]
    public void Solve_TwoLambdas_ForgetAlikeOnDifferentWays()
    {
        RunResult rich = PhasedRuns.Solve(Continual(1, "exact")), lazy = PhasedRuns.Solve(Continual(-20, "exact"));
        int perPhase = rich.Times.Length / Tasks;
        Assert.Equal(rich.At("task-losses", ^1)[0], lazy.At("task-losses", ^1)[0], 2e-6);
        Assert.True(Math.Abs(rich.At("task-losses", perPhase + 1)[0] - lazy.At("task-losses", perPhase + 1)[0]) > 1e-3);
    }

    /// <summary>The first task is that of the run without phases, and the seed decides all of them.</summary>
    [Fact]
    public void Stream_OfAPhase_IsAnotherTaskOfTheSameSeed()
    {
        Matrix first = S(Task, 7), second = S(PhasedRuns.Stream(Task, 2), 7), third = S(PhasedRuns.Stream(Task, 3), 7);
        Assert.True(Distance(first, second) > 0.1 && Distance(second, third) > 0.1 && Distance(second, S(PhasedRuns.Stream(Task, 2), 8)) > 0.1);
        Assert.Equal(second.Data, S(PhasedRuns.Stream(Task, 2), 7).Data);
    }

    private static Matrix[] Targets() => [.. Enumerable.Range(1, Tasks).Select(k => S(k == 1 ? Task : PhasedRuns.Stream(Task, k), 0))];

    private static Matrix S(Setting task, long seed) => ProblemBuilder.Build(Runs.Of("5-5-5", 1, task, seed: seed), MatrixStore.Empty).S;

    private static RunDefinition Continual(double lambda, string solver)
    {
        const double rate = 0.01;
        double[] times = [0, .. Enumerable.Range(1, 12).Select(k => 500 * k * rate)];
        RunDefinition first = Runs.Of(
            "5-5-5",
            lambda,
            Task,
            Runs.Balanced(0.3),
            solver: solver == "exact" ? Setting.Of("exact") : Runs.Descent(rate),
            times: times,
            observe: ["loss", "task-losses", "forgetting"]);
        return PhasedRuns.Of(first, [.. Enumerable.Range(2, Tasks - 1).Select(k => (new PhaseDefinition($"p{k}") { Task = PhasedRuns.Stream(Task, k) }, first.Time))]);
    }

    private static double Distance(Matrix a, Matrix b) => a.Plus(b, -1).Data.Sum(entry => entry * entry);
}
