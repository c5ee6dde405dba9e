using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tests.Forms;

public sealed class SolverCheckTests
{
    [Theory]
    [InlineData("closed-form", "5-3-5", 1.0, "which is 5 in 5-3-5 and not 3")]
    [InlineData("closed-form", "5-9-5", 0.0, "which is 5 in 5-9-5 and not 9")]
    [InlineData("aligned", "5-5-5", 1.0, "init lambda-balanced is not")]
    [InlineData("single-neuron", "5-2-5", 1.0, "needs Nh = 1")]
    [InlineData("mixed-dynamics", "8-4-4", -2.0, "or Nh = 4 with λ ≥ 0")]
    [InlineData("mixed-dynamics", "4-4-8", 2.0, "or Nh = 4 with λ ≤ 0")]
    [InlineData("mixed-dynamics", "4-2-4", 2.0, "it needs Nh = 4, or λ = 0")]
    [InlineData("mixed-dynamics", "8-6-4", -2.0, "it needs Nh = 8")]
    public void Check_SolverThatDoesNotFit_NamesTheOneThatDoes(string solver, string architecture, double lambda, string why)
    {
        Fault fault = Assert.Single(Simulation.Check(Runs.Of(architecture, lambda, solver: Setting.Of(solver)), MatrixStore.Empty));
        Assert.Equal("solver", fault.Path);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.Contains("exact is the solver that fits", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exact", true)]
    [InlineData("naive", true)]
    [InlineData("mixed-dynamics", true)]
    [InlineData("gradient-flow", false)]
    public void Check_UnbalancedStart_IsForSolversOfTheWeights(string solver, bool refused)
    {
        RunDefinition run = Runs.Of("5-5-5", null, init: Setting.Of("gaussian", ("scale", new NumberValue(1))), solver: Setting.Of(solver));
        string[] messages = [.. Simulation.Check(run, MatrixStore.Empty).Select(static fault => fault.Message)];
        Assert.Equal(refused, messages.Any(message => message.StartsWith($"{solver} needs λ-balanced weights", StringComparison.Ordinal)));
        Assert.Equal(refused, messages.Length > 0);
    }

    [Fact]
    public void Check_ZeroBalanced_StatesNoLambda()
    {
        Setting init = Setting.Of("zero-balanced", ("scale", new NumberValue(0.3)));
        RunDefinition run = Runs.Of("5-5-5", null, init: init, seed: 2);
        Assert.Empty(Simulation.Check(run, MatrixStore.Empty));
        Assert.Equal(0.0, Simulation.LambdaOf(run, MatrixStore.Empty));
        Assert.Equal(
            Form.Solve(Runs.Of("5-5-5", 0.0, init: Runs.Balanced(0.3), seed: 2)).Series[0].Values,
            Form.Solve(run).Series[0].Values);
        Assert.Contains("leave lambda out", Assert.Single(Simulation.Check(run with { Lambda = 1 }, MatrixStore.Empty)).Message, StringComparison.Ordinal);
    }
}
