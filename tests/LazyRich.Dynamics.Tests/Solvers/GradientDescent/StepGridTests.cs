using CsCheck;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Solvers.GradientDescent;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Solvers.GradientDescent;

public sealed class StepGridTests
{
    [Fact]
    public void Of_TimesOfSteps_FindsTheSteps()
    {
        double[] steps = [0, 1, 2, 3, 10, 999, 1_000_000, 123_456_789];
        foreach (double rate in new[] { 0.001, 0.1, 0.3, 1e-5, 7e-4 })
            Assert.Equal(steps, StepGrid.Of([.. steps.Select(step => step * rate)], rate));
    }

    [Fact]
    public void UpTo_AnyLength_RisesFromZeroToTheLastStep() =>
        Gen.Select(Gen.Int[1, 2_000_000], Gen.Int[1, 300]).Sample((last, points) =>
        {
            double[] steps = StepGrid.UpTo(last, points);
            Assert.Equal(points + 1, steps.Length);
            Assert.Equal(0, steps[0]);
            Assert.Equal(Math.Max(last, points), steps[^1]);
            for (int i = 1; i < steps.Length; i++)
                Assert.True(steps[i] >= steps[i - 1] + 1 && steps[i] == Math.Floor(steps[i]));
        });

    [Fact]
    public void UpTo_LongRun_CoversFourDecadesEvenly()
    {
        double[] steps = StepGrid.UpTo(1e8, 5);
        Assert.Equal([0, 1e4, 1e5, 1e6, 1e7, 1e8], steps);
    }

    [Fact]
    public void Check_LimitOfTooFewSteps_SaysHowManyPointsFit()
    {
        RunDefinition run = Runs.Of("2-2-2", 0, solver: Runs.Descent(0.1), time: new ConvergedTime(1e-3, 5, 200));
        Fault fault = Assert.Single(ProblemCheck.Check(run, MatrixStore.Empty));
        Assert.Equal("time.limit", fault.Path);
        Assert.Contains("at most 50 points", fault.Message, StringComparison.Ordinal);
    }
}
