using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Tests.Laws;

/// <summary>A solved run, read by observable and time.</summary>
internal sealed class Solved(RunDefinition run, RunResult result)
{
    public Summary Summary => result.Summary;

    public double[] Times => result.Times;

    public static Solved From(RunDefinition run) => From([run])[0];

    /// <summary>Runs of one batch key, in order.</summary>
    public static Solved[] From(RunDefinition[] runs)
    {
        RunOutcome[] outcomes = Simulation.Solve(runs, MatrixStore.Empty, TestContext.Current.CancellationToken);
        return [.. runs.Zip(outcomes, static (run, outcome) => new Solved(run, outcome.Result ?? throw new InvalidOperationException(outcome.Failure)))];
    }

    public double[] Scalars(string observable) => Series(observable).Values;

    public double[] At(string observable, int time)
    {
        ObservableSeries series = Series(observable);
        int size = series.Values.Length / Times.Length;
        return series.Values[(time * size)..((time + 1) * size)];
    }

    public Matrix MatrixAt(string observable, int time)
    {
        int[] shape = Series(observable).Shape;
        return new(shape[0], shape[1], At(observable, time));
    }

    private ObservableSeries Series(string observable) => result.Series[run.Observe.IndexOf(observable)];
}
