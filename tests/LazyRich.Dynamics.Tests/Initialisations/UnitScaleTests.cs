using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Initialisations;

public sealed class UnitScaleTests
{
    [Theory]
    [InlineData("5-5-5", 3.0, 0.5)]
    [InlineData("8-4-4", 0.1, -0.99)]
    [InlineData("6-2-5", 2.0, 0.0)]
    [Trait("Science", "6 Initialisations")]
    public void Build_AbsoluteAndRelative_DetermineSizeAndLambda(string architecture, double absolute, double relative)
    {
        RunDefinition run = Runs.Of(architecture, null, init: Init(absolute, relative), seed: 3);
        Assert.Empty(Simulation.Check(run, MatrixStore.Empty));
        Problem problem = ProblemBuilder.Build(run, MatrixStore.Empty);
        Assert.Equal(relative * absolute, problem.Lambda);
        Assert.Equal(problem.Lambda, Simulation.LambdaOf(run, MatrixStore.Empty));
        Assert.Equal(absolute * run.Architecture.Hidden, Math.Pow(problem.W1.Norm(), 2) + Math.Pow(problem.W2.Norm(), 2), 1e-13);
        Assert.InRange(Balance.RelativeError(problem.W1, problem.W2), 0.0, 1e-14);

        // σ = ½c√(1−r²), of every mode.
        double[] values = Svd.ValuesOf(problem.W2.Times(problem.W1));
        for (int k = 0; k < values.Length; k++)
            Assert.Equal(k < run.Architecture.Hidden ? 0.5 * absolute * Math.Sqrt(1 - (relative * relative)) : 0, values[k], 1e-14 * absolute);
        Assert.Equal(problem.Lambda, Balance.Lambda(problem.W1, problem.W2), 1e-14);
    }

    [Fact]
    public void Check_WhatDoesNotFitBesideThem_IsNamed()
    {
        Assert.Contains("leave lambda out", Only(Runs.Of("5-5-5", 1.0, init: Init(1.0, 0.5))), StringComparison.Ordinal);
        Assert.Contains("at most min(Ni, No) = 4", Only(Runs.Of("8-6-4", null, init: Init(1.0, -0.5))), StringComparison.Ordinal);
        Setting half = Setting.Of("lambda-balanced", ("scale.absolute", new NumberValue(1)));
        Assert.Contains("stands without scale.relative", Only(Runs.Of("5-5-5", null, init: half)), StringComparison.Ordinal);
    }

    private static string Only(RunDefinition run) => Assert.Single(Simulation.Check(run, MatrixStore.Empty)).Message;

    private static Setting Init(double absolute, double relative) =>
        Setting.Of("lambda-balanced", ("scale.absolute", new NumberValue(absolute)), ("scale.relative", new NumberValue(relative)));
}
