using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Flow;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.Truth;

namespace LazyRich.Dynamics.Tests.Forms;

/// <summary>The solvers that integrate: the weights themselves, and the product alone.</summary>
public sealed class IntegratedTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("gradient-flow", "5-5-5", 1.0)]
    [InlineData("gradient-flow", "8-4-4", -3.0)]
    [InlineData("gradient-flow", "4-6-4", 0.0)]
    [InlineData("gradient-flow", "6-2-5", 10.0)]
    [InlineData("mixed-dynamics", "5-5-5", 1.0)]
    [InlineData("mixed-dynamics", "5-5-5", -20.0)]
    [InlineData("mixed-dynamics", "8-4-4", 3.0)]
    [InlineData("mixed-dynamics", "4-4-8", -3.0)]
    [InlineData("mixed-dynamics", "7-7-4", -2.0)]
    [InlineData("mixed-dynamics", "4-7-7", 2.0)]
    [Trait("Science", "8 Beyond the exact solution")]
    public void Solve_TighterTolerance_IsNearerToTheFlow(string solver, string architecture, double lambda)
    {
        double Error(double tolerance)
        {
            RunDefinition run = Form.Run(architecture, lambda, Form.Tolerance(solver, tolerance), [0.0, 0.1, 1.0, 4.0, 20.0]);
            return Form.Errors(run, Form.Solve(run)).Grams;
        }

        double coarse = Error(1e-6), fine = Error(1e-10);
        output.WriteLine($"{coarse:E1} {fine:E1}");
        Assert.InRange(coarse, 0.0, 1e-6);
        Assert.InRange(fine, 0.0, 1e-10);
        Assert.True(fine < coarse);
    }

    /// <summary>SCIENCE section 2: the closed equation of the product holds to 3e-13.</summary>
    [Theory]
    [InlineData("5-5-5", 1.0)]
    [InlineData("8-4-4", 3.0)]
    [InlineData("4-4-8", -3.0)]
    [InlineData("4-7-7", 2.0)]
    [Trait("Science", "2 Exact solution")]
    public void Solve_ProductAtTheStrictestTolerance_IsTheFlowToItsDigits(string architecture, double lambda)
    {
        RunDefinition run = Form.Run(architecture, lambda, Form.Tolerance("mixed-dynamics", 1e-14), [0.0, 0.1, 1.0, 4.0]);
        ErrorReport errors = Form.Errors(run, Form.Solve(run));
        Assert.True(errors.Grams <= 3e-13, errors.ToString());
    }

    [Fact]
    [Trait("Science", "8 Beyond the exact solution")]
    public void Solve_UnbalancedStart_IsTheGradientFlow()
    {
        RunDefinition run = Runs.Of(
            "5-3-4", null, init: Setting.Of("gaussian", ("scale", new NumberValue(0.5))), seed: 4, solver: Form.Tolerance("gradient-flow", 1e-12), times: [0.0, 0.5, 2.0], observe: Form.Observe);
        RunResult result = Form.Solve(run);
        GradientFlow truth = new(ProblemBuilder.Build(run, MatrixStore.Empty));
        truth.AdvanceTo(2.0, 2000);
        Matrix product = truth.W2.Times(truth.W1);
        Assert.InRange(Dense.Error(new(4, 5, result.Series[4].Values.AsSpan(40, 20)), product), 0.0, 1e-10);
        Assert.Equal(result.Summary["balance_error"]!.Value, result.Summary["balance_error_final"]!.Value, 1e-10);
    }

    [Fact]
    public void Solve_GradientFlow_FindsTheExactMilestones()
    {
        RunDefinition run = Form.Run("5-5-5", 0.5, Form.Tolerance("gradient-flow", 1e-12), [0.0, 1.0, 30.0]);
        Summary flow = Form.Solve(run).Summary, exact = Form.Solve(run with { Solver = Form.Solver("exact") }).Summary;
        foreach (string column in new[] { "time_to_half", "time_to_1pct", "time_to_ntk_1pct", "lazy_share", "ntk_distance_final" })
            Assert.Equal(exact[column]!.Value, flow[column]!.Value, 1e-9);
        Assert.Null(flow["ntk_distance_limit"]);
    }

    [Fact]
    public void Solve_ProductAlone_HasNoBalanceToReport()
    {
        Summary summary = Form.Solve(Form.Run("5-5-5", 0.5, Form.Tolerance("mixed-dynamics", 1e-10), [0.0, 1.0])).Summary;
        Assert.Null(summary["balance_error"]);
        Assert.Null(summary["lambda_final"]);
        Assert.Equal(0.5, summary["lambda_measured"]!.Value, 1e-14);
    }

    [Fact]
    public void Fehlberg_Nodes_AddUp()
    {
        double[] nodes = [0, 2.0 / 27, 1.0 / 9, 1.0 / 6, 5.0 / 12, 0.5, 5.0 / 6, 1.0 / 6, 2.0 / 3, 1.0 / 3, 1, 0, 1];
        for (int i = 0; i < nodes.Length; i++)
            Assert.Equal(nodes[i], Fehlberg.Arguments[i].Sum(), 1e-14);

        // ∫cᵏ for all polynomials up to degree 7.
        for (int k = 0; k < 8; k++)
            Assert.Equal(1.0 / (k + 1), Fehlberg.Weights.Zip(nodes, (weight, node) => weight * Math.Pow(node, k)).Sum(), 1e-14);
        Assert.Equal(0.0, Fehlberg.Errors.Sum(), 1e-16);
    }

    [Fact]
    public void Integrator_Circle_KeepsItsTolerance()
    {
        double[] y = [1.0, 0.0];
        new Integrator(new Circle(), 1e-12, TestContext.Current.CancellationToken).Advance(y, 20.0);
        Assert.Equal(Math.Cos(20.0), y[0], 1e-10);
        Assert.Equal(Math.Sin(20.0), y[1], 1e-10);
    }

    [Fact]
    public void Integrator_BlowUp_EndsInNaN()
    {
        double[] y = [1.0];
        new Integrator(new Square(), 1e-10, TestContext.Current.CancellationToken).Advance(y, 2.0);
        Assert.True(double.IsNaN(y[0]));
    }

    private sealed class Circle : IField
    {
        public int Length => 2;

        public void Evaluate(ReadOnlySpan<double> y, Span<double> velocity) => (velocity[0], velocity[1]) = (-y[1], y[0]);
    }

    /// <summary>ẏ = y² from 1 reaches ∞ at t = 1.</summary>
    private sealed class Square : IField
    {
        public int Length => 1;

        public void Evaluate(ReadOnlySpan<double> y, Span<double> velocity) => velocity[0] = y[0] * y[0];
    }
}
