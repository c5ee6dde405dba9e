using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Comparisons;

/// <summary>Solves runs with a <see cref="Comparison"/>: by their own solver, then by the one that counts as right at the times recorded.</summary>
internal static class Comparing
{
    /// <param name="runs">Of one batch key, all with a comparison.</param>
    public static RunOutcome[] Solve(IReadOnlyList<RunDefinition> runs, IInputs inputs, CancellationToken cancellation)
    {
        RunOutcome[] outcomes = Simulation.Solve([.. runs.Select(Alone)], inputs, cancellation);
        int[] solved = [.. Enumerable.Range(0, runs.Count).Where(i => outcomes[i].Result is not null)];

        // Runs until converged end at times of their own, which may part what was one batch.
        foreach (IGrouping<string, int> batch in solved.GroupBy(i => Simulation.BatchKey(Right(runs[i], outcomes[i].Result!))))
        {
            int[] members = [.. batch];
            RunOutcome[] right = Simulation.Solve([.. members.Select(i => Right(runs[i], outcomes[i].Result!))], inputs, cancellation);
            for (int k = 0; k < members.Length; k++)
                outcomes[members[k]] = Compared(runs[members[k]], outcomes[members[k]].Result!, right[k]);
        }

        return outcomes;
    }

    /// <summary>The run by its own solver, observing also what is compared.</summary>
    private static RunDefinition Alone(RunDefinition run) => run with { Compare = null, Observe = [.. run.Observe.Union(run.Compare!.Of)] };

    /// <summary>The run by the solver that counts as right, at the times that were recorded.</summary>
    private static RunDefinition Right(RunDefinition run, RunResult result) => run with
    {
        Compare = null,
        Solver = run.Compare!.Against,
        Observe = run.Compare.Of,
        Time = result.Phases.IsEmpty ? Grid(result.Times) : new PhaseTimes([.. result.Phases.Select(phase => Grid(phase.Times))]),
    };

    private static GridTime Grid(double[] times) => new(Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(times.AsSpan())).AsSpan(0, 16)), times);

    private static RunOutcome Compared(RunDefinition run, RunResult result, RunOutcome right)
    {
        if (right.Result is not { } reference)
            return RunOutcome.Failed($"{run.Compare!.Against.Kind}, which {run.Solver.Kind} is compared against: {right.Failure}");
        double[] best = LossBest(result);
        ImmutableArray<string> compared = run.Compare!.Of;
        return result with
        {
            Series =
            [
                .. result.Series.Where(series => series.Observable == PhaseResult.Series || run.Observe.Contains(series.Observable)),
                .. compared.Select(name => new ObservableSeries(ErrorSeries.NameOf(name), [], ErrorSeries.Of(
                    Named(result, name), Named(reference, name), best))),
            ],
        };
    }

    /// <summary>L* at each recorded time.</summary>
    private static double[] LossBest(RunResult result)
    {
        var best = new double[result.Times.Length];
        if (result.Phases.IsEmpty)
            Array.Fill(best, result.Summary["loss_best"] ?? 0);
        int from = 0;
        foreach (PhaseResult phase in result.Phases)
        {
            best.AsSpan(from, phase.Times.Length).Fill(phase.Summary["loss_best"] ?? 0);
            from += phase.Times.Length;
        }

        return best;
    }

    private static ObservableSeries Named(RunResult result, string observable) => result.Series.First(series => series.Observable == observable);
}
