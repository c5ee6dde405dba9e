using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tests.Truth;

namespace LazyRich.Dynamics.Tests.Forms;

/// <summary>SCIENCE sections 2 and 8.4: what becomes of the closed form when it is evaluated as printed.</summary>
public sealed class NaiveTests(ITestOutputHelper output)
{
    /// <summary>The slower the slowest mode, the more of its digits the fastest one covers.</summary>
    private static Setting WideSpectrum =>
        Setting.Of("random-regression", ("scale", new NumberValue(1)), ("spectrum", Runs.Numbers(1.0, 0.5, 0.3, 0.1, 0.01)));

    [Theory]
    [InlineData("naive", "5-5-5", 1.0)]
    [InlineData("naive", "8-4-4", -2.0)]
    [InlineData("naive", "4-2-6", 0.0)]
    [InlineData("naive", "3-7-4", 0.0)]
    [InlineData("theorem-4.3", "5-5-5", 1.0)]
    [InlineData("theorem-4.3", "8-4-4", -2.0)]
    [InlineData("theorem-4.3", "4-2-6", 0.5)]
    [InlineData("theorem-4.3", "3-7-4", 0.0)]
    [Trait("Science", "2 Exact solution")]
    public void Solve_ShortTimes_IsTheFlow(string solver, string architecture, double lambda)
    {
        RunDefinition run = Form.Run(architecture, lambda, Form.Solver(solver), [0.0, 0.05, 0.2, 0.5, 1.0]);
        var errors = Form.Errors(run, Form.Solve(run));
        Assert.True(errors.Grams < 1e-11 && errors.SingularValues < 1e-11 && errors.KernelNorm < 1e-11, errors.ToString());
    }

    /// <summary>F is singular where S has not full rank and λ = 0: (e^{2μt} − 1)/(2μ) is t there.</summary>
    [Theory]
    [InlineData("4-4-4")]
    [InlineData("3-3-5")]
    [Trait("Science", "2 Exact solution")]
    public void Solve_SingularF_IsTheFlow(string architecture)
    {
        Setting task = Setting.Of("random-regression", ("scale", new NumberValue(1)), ("rank", new NumberValue(2)));
        RunDefinition run = Runs.Of(architecture, 0, task, Runs.Balanced(0.3), 3, Form.Solver("naive"), [0.0, 0.2, 1.0], observe: Form.Observe);
        ErrorReport errors = Form.Errors(run, Form.Solve(run));
        Assert.True(errors.Grams < 1e-11, errors.ToString());
    }

    [Theory]
    [InlineData("naive")]
    [InlineData("theorem-4.3")]
    [Trait("Science", "2 Exact solution")]
    public void Solve_LongTimes_LosesDigitsAndThenOverflows(string solver)
    {
        double rate = Math.Sqrt(1 + (0.02 * 0.02 / 4));
        double[] times = [0.0, 5 / rate, 20 / rate, 354 / rate, 356 / rate];
        RunDefinition run = Runs.Of("5-5-5", 0.02, WideSpectrum, Runs.Balanced(0.3), 3, Form.Solver(solver), times, observe: Form.Observe);
        RunResult result = Form.Solve(run), exact = Form.Solve(run with { Solver = Form.Solver("exact") });
        double[] errors = [.. Enumerable.Range(0, 5).Select(k => Error(result, exact, k))];
        output.WriteLine(string.Join(" ", errors.Select(static error => error.ToString("E1", null))));
        Assert.InRange(errors[1], 0.0, 1e-9);
        Assert.InRange(errors[2], 1e-3, 2e-2);
        Assert.True(double.IsNaN(errors[4]));
        Assert.InRange(result.Summary["diverged_at"]!.Value, times[3], times[4]);
        Assert.Null(exact.Summary["diverged_at"]);
    }

    /// <summary>The error grows as e^{2μt}·eps, to about 6e-3 at μt = 20.</summary>
    [Theory]
    [InlineData("naive")]
    [InlineData("theorem-4.3")]
    [Trait("Science", "2 Exact solution")]
    public void Solve_LaterAndLater_LosesDigitsAsTheSquareOfTheGrowth(string solver)
    {
        double rate = Math.Sqrt(1 + (0.02 * 0.02 / 4));
        double[][] errors = [.. Enumerable.Range(0, 15).Select(seed =>
        {
            RunDefinition run = Runs.Of(
                "5-5-5", 0.02, WideSpectrum, Runs.Balanced(0.3), seed, Form.Solver(solver), [0.0, 7.5 / rate, 17.5 / rate, 20 / rate], observe: Form.Observe);
            RunResult result = Form.Solve(run), exact = Form.Solve(run with { Solver = Form.Solver("exact") });
            return Enumerable.Range(1, 3).Select(k => Error(result, exact, k)).ToArray();
        })];
        double[] medians = [.. Enumerable.Range(0, 3).Select(k => errors.Select(each => each[k]).Order().ElementAt(7))];
        output.WriteLine(string.Join(" ", medians.Select(static error => error.ToString("E1", null))));
        Assert.InRange(Math.Log(medians[1] / medians[0]) / 10, 1.6, 2.2);
        Assert.InRange(medians[2], 6e-3 / 4, 6e-3 * 4);
    }

    [Fact]
    [Trait("Science", "8 Beyond the exact solution")]
    public void Solve_TheoremAtLargeLambda_IsNaNByThree()
    {
        RunResult result = Form.Solve(Form.Run("8-4-4", -300.0, Form.Solver("theorem-4.3"), [0.0, 0.1, 3.0]));
        Assert.True(double.IsNaN(result.Series[0].Values[2]));
        Assert.Equal(3.0, result.Summary["diverged_at"]);
    }

    /// <summary>Of W2W1 at one time, relative.</summary>
    private static double Error(RunResult a, RunResult b, int time)
    {
        double[] Product(RunResult result) =>
            result.Series[4].Values[(time * 25)..((time + 1) * 25)];
        return Dense.Error(new(1, 25, Product(a)), new(1, 25, Product(b)));
    }
}
