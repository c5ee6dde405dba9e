using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tests.Golden;

namespace LazyRich.Dynamics.Tests.Results;

/// <summary>What is said of a result before its run is what the run then records, to the last number.</summary>
public sealed class ResultSizeTests
{
    private static readonly Setting Flow = Setting.Of("gradient-flow", ("tolerance", new NumberValue(1e-8)));

    /// <summary>Each shape, solver, task, start, form of time and chain of phases that there is a golden run of.</summary>
    [Fact]
    public void Of_EveryGoldenRun_IsWhatItRecords()
    {
        (string Name, RunDefinition Run)[] all = [.. GoldenRuns.All()];

        int recorded = all.Count(golden => AssertIsRecorded(golden.Run, MatrixStore.Empty, golden.Name));

        // Some of them are kept for the words with which they fail.
        Assert.InRange(recorded, all.Length * 9 / 10, all.Length);
    }

    [Theory]
    [InlineData("4-3-5", 0, null)]
    [InlineData("6-4-4", 0, 12)]
    [InlineData("4-3-2-5", 0, 12)]
    [InlineData("4-6-3", 1, 9)]
    [InlineData("5-3-2", 2, 7)]
    public void Of_EveryObservable_IsWhatItRecords(string architecture, int activation, int? samples)
    {
        Setting task = samples is { } count
            ? Setting.Of("teacher-student", ("hidden", new NumberValue(3)), ("samples", new NumberValue(count)), ("test-samples", new NumberValue(5)))
            : Setting.Of("teacher-student", ("hidden", new NumberValue(3)));
        Setting start = Setting.Of("gaussian", ("scale", new NumberValue(0.5)));
        RunDefinition run = Runs.Of(architecture, null, task, start, solver: Flow, times: [0, 0.5, 1]) with { Activation = (Activation)activation };
        int observed = 0;
        foreach (string observable in Catalogue.Observables.All.Select(kind => kind.Name))
        {
            RunDefinition one = run with { Observe = [observable] };
            if (Simulation.Check(one, MatrixStore.Empty).Count > 0)
                continue;
            Assert.True(AssertIsRecorded(one, MatrixStore.Empty, $"{architecture} {run.Activation} {observable}"));
            observed++;
        }

        Assert.InRange(observed, 15, Catalogue.Observables.All.Length);
    }

    [Fact]
    public void Of_Comparison_HasAnErrorAtEachTime()
    {
        RunDefinition run = Runs.Of("4-4-4", 1, solver: Runs.Descent(0.01), times: [0, 0.5, 1, 2], observe: ["loss", "ntk-distance"]) with
        {
            Compare = new Comparison(Setting.Of("exact"), ["loss", "product"]),
        };

        Assert.True(AssertIsRecorded(run, MatrixStore.Empty, "compare"));
        Assert.True(AssertIsRecorded(run with { Observe = [] }, MatrixStore.Empty, "compare alone"));
    }

    [Fact]
    public void Of_TaskFromFile_CountsItsSamples()
    {
        var matrices = new MatrixStore();
        Setting task = Setting.Of("from-file", ("x", matrices.Add(Matrix.Of(new double[,] { { 1, -1, 0.5, 0, 2 }, { 0, 1, 1, -1, 1 } }))), ("y", matrices.Add(Matrix.Of(new double[,] { { 1, 0, 1.5, 0, 1 } }))));
        RunDefinition run = Runs.Of("2-3-1", null, task, Setting.Of("gaussian", ("scale", new NumberValue(0.5))), solver: Flow, observe: ["ntk-spectrum", "representation-input", "representation-output"]);

        Assert.True(AssertIsRecorded(run, matrices, "from-file"));
        Assert.True(AssertIsRecorded(run with { Activation = Activation.ReLU, Observe = ["ntk-spectrum", "representation-input"] }, matrices, "from-file, ReLU"));
    }

    /// <summary>Larger than any array: it is said, not overflowed.</summary>
    [Fact]
    public void Of_MoreThanAnArrayHolds_IsCounted()
    {
        double[] times = new double[1_000_001];
        RunDefinition run = Runs.Of("1000-10-1000", 0, time: new GridTime("many", times), observe: ["ntk-spectrum", "loss"]);

        ResultSize size = ResultSize.Of(run);

        Assert.Equal(1_000_001L * 1_000_000, size.Series[0].Numbers);
        Assert.Equal(8L * 1_000_001 * 1_000_002, size.Bytes);
    }

    private static bool AssertIsRecorded(RunDefinition run, IInputs inputs, string name)
    {
        RunOutcome outcome = Simulation.Solve([run], inputs, CancellationToken.None)[0];
        if (outcome.Result is null)
            return false;
        ResultSize size = ResultSize.Of(run);
        ImmutableArray<SeriesSize> recorded = [.. outcome.Result.Series.Select(series => new SeriesSize(series.Observable, series.Shape.Aggregate(1L, (product, extent) => product * extent), series.Values.Length))];

        Assert.True(size.Times == outcome.Result.Times.Length, $"{name}: {size.Times} times, not {outcome.Result.Times.Length}");
        Assert.True(size.Series.SequenceEqual(recorded), $"{name}: {string.Join(", ", size.Series)}, not {string.Join(", ", recorded)}");
        return true;
    }
}
