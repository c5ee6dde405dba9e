using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tests.Truth;

namespace LazyRich.Dynamics.Tests.Forms;

public sealed class ClosedFormTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("5-5-5", 1e4)]
    [InlineData("5-5-5", -10.0)]
    [InlineData("5-5-5", 1.0)]
    [InlineData("8-4-4", 100.0)]
    [InlineData("8-4-4", -100.0)]
    [InlineData("8-4-4", 0.0)]
    [InlineData("4-4-8", -1e4)]
    [InlineData("4-4-8", 10.0)]
    [InlineData("4-4-8", 0.0)]
    [Trait("Science", "2 Exact solution")]
    public void Solve_AnySideAndTime_WithinTheStatedBound(string architecture, double lambda)
    {
        double slow = Math.Max(1.0, Math.Abs(lambda));
        double[] times = [.. new[] { 0.0, 0.01 / slow, 1.0 / slow, .3, 3.0, 3.0 * slow, 30.0 * slow }.Distinct().Order()];
        RunDefinition run = Form.Run(architecture, lambda, Form.Solver("closed-form"), times);
        RunResult result = Form.Solve(run);
        double condition = result.Summary["condition"]!.Value;
        ErrorReport errors = Form.Errors(run, result);
        output.WriteLine($"cond(K) {condition:E1}: {errors}");
        Assert.True(errors.Grams <= Math.Max(4e-12, 10 * 2.2e-16 * condition * condition), $"cond(K) {condition:E1}: {errors}");
    }

    [Fact]
    public void Solve_SummariesOfTheLimit_AreThoseOfTheExactSolver()
    {
        RunDefinition run = Form.Run("8-4-4", -2.0, Form.Solver("closed-form"), [0.0, 1.0, 100.0]);
        Summary closed = Form.Solve(run).Summary, exact = Form.Solve(run with { Solver = Form.Solver("exact") }).Summary;
        foreach (string column in new[] { "ntk_distance_limit", "time_to_half", "time_to_1pct", "time_to_ntk_half", "log_delay", "lazy_share", "saddle" })
            Assert.Equal(exact[column]!.Value, closed[column]!.Value, 1e-9 * Math.Max(1.0, exact[column]!.Value));
        Assert.Null(exact["condition"]);
    }

    [Fact]
    public void Solve_UntilConverged_EndsWhenTheExactSolverDoes()
    {
        RunDefinition run = Runs.Of("5-5-5", 1.0, init: Runs.Balanced(0.3), solver: Form.Solver("closed-form"), time: new ConvergedTime(1e-6, 1e4, 5));
        Assert.Equal(Form.Solve(run with { Solver = Form.Solver("exact") }).Times[^1], Form.Solve(run).Times[^1], 1e-8);
    }

    [Fact]
    [Trait("Science", "2 Exact solution")]
    public void Solve_SingularK_FailsAndNamesTheSolverThatFits()
    {
        // Square, λ = 0: S = I and W2W1 = diag(1, −1) have determinants of opposite sign, and K has lost a direction.
        MatrixStore inputs = new();
        RunDefinition run = Runs.Of(
            "2-2-2",
            null,
            Setting.Of("from-file", ("sigma", inputs.Add(Dense.Unit(2)))),
            Setting.Of("from-file", ("w1", inputs.Add(Dense.Diagonal(1.0, -1.0))), ("w2", inputs.Add(Dense.Unit(2)))),
            solver: Form.Solver("closed-form"));
        RunOutcome outcome = Simulation.Solve([run], inputs, TestContext.Current.CancellationToken)[0];
        Assert.Null(outcome.Result);
        Assert.Contains("exact is the solver that fits", outcome.Failure, StringComparison.Ordinal);
        Assert.NotNull(Simulation.Solve([run with { Solver = Form.Solver("exact") }], inputs, TestContext.Current.CancellationToken)[0].Result);
    }
}
