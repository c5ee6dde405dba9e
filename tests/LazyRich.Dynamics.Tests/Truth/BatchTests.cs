using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Tests.Truth;

/// <summary>A run's bits are its own: alone, in any lane, beside any neighbour.</summary>
public sealed class BatchTests
{
    private static readonly double[] Lambdas = [0.0, 1.0, -1.0, 1e4, -30.0, 1e-3, -1e-9, 300.0, -0.2, 5.0, 7.0];

    [Theory]
    [InlineData("5-5-5", "exact")]
    [InlineData("8-4-4", "exact")]
    [InlineData("4-4-8", "exact")]
    [InlineData("5-2-4", "exact")]
    [InlineData("8-4-4", "gradient-descent")]
    public void Solve_ABatch_GivesEachRunTheBitsItHasAlone(string architecture, string solver)
    {
        bool exact = solver == "exact";
        RunDefinition[] runs =
        [
            .. Lambdas.Select((lambda, i) => Runs.Of(
                architecture,
                lambda,
                init: Runs.Balanced(0.1 + (i * 0.05)),
                seed: i,
                solver: exact ? Setting.Of("exact") : Runs.Descent(1e-3),
                times: exact ? [0.0, 0.001 * (1 + i), 0.1, 1.0, 20.0 + i] : [0.0, 0.001, 0.1, 1.0],
                observe: ["loss", "singular-values", "ntk-distance", "ntk-norm", "balance", "product", "input-gram", "output-gram"])),
        ];
        Assert.Single(runs.Select(Simulation.BatchKey).Distinct());
        long[][] alone = [.. runs.Select(run => Bits([run])[0])];
        AssertSame(alone, Bits(runs));
        AssertSame([.. alone.Reverse()], Bits([.. runs.Reverse()]));
        AssertSame(alone[3..], Bits(runs[3..]));
    }

    private static void AssertSame(long[][] expected, long[][] actual)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i]);
    }

    private static long[][] Bits(RunDefinition[] runs)
    {
        RunOutcome[] outcomes = Simulation.Solve(runs, MatrixStore.Empty, TestContext.Current.CancellationToken);
        return [.. outcomes.Select(static outcome => Numbers(outcome.Result!).Select(BitConverter.DoubleToInt64Bits).ToArray())];
    }

    private static IEnumerable<double> Numbers(RunResult result)
    {
        foreach (double time in result.Times)
            yield return time;
        foreach (double value in result.Series.SelectMany(static series => series.Values))
            yield return value;
        foreach (double? value in result.Summary.Values.ToArray())
            yield return value ?? double.MaxValue;
    }
}
