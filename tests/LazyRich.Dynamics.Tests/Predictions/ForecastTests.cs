using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Predictions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tests.Networks;

namespace LazyRich.Dynamics.Tests.Predictions;

public sealed class ForecastTests
{
    [Theory]
    [InlineData("4-4-4", 1.0, 1.0)]
    [InlineData("6-4-4", -3.0, -1.0)]
    [InlineData("4-4-6", 0.0, 1.0)]
    public void Of_AlignedInputs_IsWhatTheFlowDoes(string architecture, double lambda, double orientation)
    {
        RunDefinition run = Oriented(architecture, lambda, orientation);
        Assert.Null(Forecast.WhyNot(run, MatrixStore.Empty));
        Forecast forecast = Forecast.Of(run, MatrixStore.Empty, TestContext.Current.CancellationToken);
        double slow = forecast.Expectation.SlowRate;
        RunResult flow = Nets.Solve(run with { Time = Runs.Grid([0, 10 / slow, 12 / slow, 40 / slow]), Observe = ["product"] });
        foreach (string column in new[] { "time_to_half", "time_to_1pct" })
            Assert.Equal(flow.Summary[column]!.Value, forecast.Summary[column]!.Value, 1e-7 * flow.Summary[column]!.Value);
        Assert.Equal(flow.Summary["ntk_distance_final"]!.Value, forecast.Summary["ntk_distance_limit"]!.Value, 1e-8);
        double[] left = [.. Enumerable.Range(1, 2).Select(i => Distance(flow, i))];
        Assert.Equal(1, Math.Log(left[0] / left[1]) / 2, 0.05);
    }

    /// <summary>δⱼ(dᵢ² + cⱼ²) is the curvature along every pair of modes, d² and c² = (√(λ²+4(s/δ)²) ± λ)/2.</summary>
    [Fact]
    public void LearningRateBound_OfAlignedInputs_IsThatOfTheSharpestPairOfModes()
    {
        const double Lambda = 2;
        var inputs = new MatrixStore();
        double[] s = [3, 1, 0.5], variances = [0.5, 2, 1];
        Setting task = Setting.Of("from-file", ("sigma", inputs.Add(Dense.Diagonal(s))), ("input-covariance", inputs.Add(Dense.Diagonal(variances))));
        RunDefinition run = Runs.Of("3-3-3", Lambda, task, Runs.Aligned(0.3), solver: Nets.Flow());
        double[] sizes = [.. s.Zip(variances, (si, variance) => Math.Sqrt((Lambda * Lambda) + (4 * si * si / (variance * variance))))];
        double sharpest = sizes.Max(outer => sizes.Zip(variances, (inner, variance) => variance * (((outer + Lambda) / 2) + ((inner - Lambda) / 2))).Max());
        Assert.Equal(2 / sharpest, Forecast.Of(run, inputs, TestContext.Current.CancellationToken).Expectation.LearningRateBound, 1e-9);
    }

    [Theory]
    [InlineData(0.5, "task-aligned", "exact needs whitened inputs")]
    [InlineData(1.0, "lambda-balanced", "exact needs whitened inputs")]
    public void WhyNot_InputsWithoutAFormula_SaysWhatIsMissing(double orientation, string init, string words)
    {
        RunDefinition run = Oriented("4-4-4", 1, orientation) with { Init = Setting.Of(init, ("scale", new NumberValue(0.3))) };
        Assert.Contains(words, Forecast.WhyNot(run, MatrixStore.Empty), StringComparison.Ordinal);
    }

    private static RunDefinition Oriented(string architecture, double lambda, double orientation)
    {
        Setting task = Setting.Of("random-regression", ("input-covariance.condition", new NumberValue(5)), ("input-covariance.orientation", new NumberValue(orientation)));
        return Runs.Of(architecture, lambda, task, Runs.Aligned(0.3), 5, Nets.Flow(1e-12));
    }

    private static double Distance(RunResult run, int time)
    {
        double[] product = run.Series[0].Values;
        int size = product.Length / run.Times.Length;
        return Math.Sqrt(Enumerable.Range(0, size).Sum(e => Math.Pow(product[(time * size) + e] - product[^(size - e)], 2)));
    }
}
