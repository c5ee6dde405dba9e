using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tests.Truth;

namespace LazyRich.Dynamics.Tests.Forms;

public sealed class SingleNeuronTests
{
    [Theory]
    [InlineData("5-1-1", 0.0)]
    [InlineData("5-1-4", 2.0)]
    [InlineData("4-1-6", -300.0)]
    [InlineData("4-1-6", 1e4)]
    [InlineData("7-1-3", -1e4)]
    [Trait("Science", "8 Beyond the exact solution")]
    public void Solve_AnyLambda_WithinWhatDoublesCanHold(string architecture, double lambda)
    {
        double slow = Math.Max(1.0, Math.Abs(lambda));
        Hold(Form.Run(architecture, lambda, Form.Solver("single-neuron"), [.. new[] { 0.0, 0.1 / slow, 1.0 / slow, 1.0, 10.0, 10.0 * slow }.Distinct().Order()]));
    }

    [Theory]
    [InlineData("gaussian", 0.5)]
    [InlineData("he", 3.0)]
    [Trait("Science", "8 Beyond the exact solution")]
    public void Solve_AnyWeights_AreBalanced(string init, double scale) => Hold(Runs.Of(
        "5-1-4", null, init: Setting.Of(init, ("scale", new NumberValue(scale))), seed: 5, solver: Form.Solver("single-neuron"), times: [0.0, 0.1, 1.0, 30.0], observe: Form.Observe));

    private static void Hold(RunDefinition run)
    {
        ErrorReport errors = Form.Errors(run, Form.Solve(run));
        Assert.True(errors.Worst <= 8e-15, errors.ToString());
    }
}
