using System.Runtime.Intrinsics;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers;

/// <summary>Lays runs into vector lanes.</summary>
internal static class Batch
{
    /// <summary>As many lanes as this machine computes at once.</summary>
    public static int Preferred => Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : 1;

    /// <inheritdoc cref="Simulation.Solve"/>
    public static RunOutcome[] Solve(ISolver solver, IReadOnlyList<RunDefinition> runs, IInputs inputs, CancellationToken cancellation) =>
        Solve(solver, runs, i => ProblemBuilder.Build(runs[i], inputs), cancellation);

    /// <param name="problemOf">Asked once for each run, in order, when its turn comes.</param>
    public static RunOutcome[] Solve(ISolver solver, IReadOnlyList<RunDefinition> runs, Func<int, Problem> problemOf, CancellationToken cancellation)
    {
        var outcomes = new RunOutcome[runs.Count];
        for (int first = 0; first < runs.Count;)
        {
            int left = runs.Count - first;

            // Half-empty lanes still beat one after the other; a single run is cheapest alone.
            first += left == 1 || Preferred == 1 ? Solve<Lane1>(solver, runs, first, outcomes, problemOf, cancellation)
                : left <= 4 || Preferred == 4 ? Solve<Lane4>(solver, runs, first, outcomes, problemOf, cancellation)
                : Solve<Lane8>(solver, runs, first, outcomes, problemOf, cancellation);
        }

        return outcomes;
    }

    /// <summary>Solves as many runs as there are lanes, from <paramref name="first"/> on; lanes left over repeat the last run.</summary>
    /// <returns>How many were solved.</returns>
    internal static int Solve<T>(
        ISolver solver, IReadOnlyList<RunDefinition> runs, int first, Span<RunOutcome> outcomes, Func<int, Problem> problemOf, CancellationToken cancellation)
        where T : unmanaged, ILanes<T>
    {
        int count = Math.Min(T.Count, runs.Count - first);
        var lanes = new RunDefinition[T.Count];
        var problems = new Problem[T.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            int run = first + Math.Min(lane, count - 1);
            lanes[lane] = runs[run];
            problems[lane] = lane < count ? problemOf(run) : problems[lane - 1];
        }

        RunOutcome[] results = solver.Solve<T>(lanes, problems, cancellation);
        for (int lane = 0; lane < count; lane++)
        {
            outcomes[first + lane] = results[lane];
            if (results[lane].Result is { } result && Approximation.Is(lanes[lane], problems[lane]))
                result.Summary["approximate"] = 1;
        }

        return count;
    }
}
