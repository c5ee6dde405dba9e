using System.Runtime.Intrinsics;
using LazyRich.Dynamics.Definitions;
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
    public static RunOutcome[] Solve(ISolver solver, IReadOnlyList<RunDefinition> runs, IInputs inputs, CancellationToken cancellation)
    {
        var outcomes = new RunOutcome[runs.Count];
        for (int first = 0; first < runs.Count;)
        {
            int left = runs.Count - first;

            // Half-empty lanes still beat one after the other; a single run is cheapest alone.
            first += left == 1 || Preferred == 1 ? Solve<Lane1>(solver, runs, first, outcomes, inputs, cancellation)
                : left <= 4 || Preferred == 4 ? Solve<Lane4>(solver, runs, first, outcomes, inputs, cancellation)
                : Solve<Lane8>(solver, runs, first, outcomes, inputs, cancellation);
        }

        return outcomes;
    }

    /// <summary>Solves as many runs as there are lanes, from <paramref name="first"/> on; lanes left over repeat the last run.</summary>
    /// <returns>How many were solved.</returns>
    internal static int Solve<T>(
        ISolver solver, IReadOnlyList<RunDefinition> runs, int first, Span<RunOutcome> outcomes, IInputs inputs, CancellationToken cancellation)
        where T : unmanaged, ILanes<T>
    {
        int count = Math.Min(T.Count, runs.Count - first);
        var lanes = new RunDefinition[T.Count];
        var problems = new Problem[T.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = runs[first + Math.Min(lane, count - 1)];
            problems[lane] = lane < count ? ProblemBuilder.Build(lanes[lane], inputs) : problems[lane - 1];
        }

        RunOutcome[] results = solver.Solve<T>(lanes, problems, cancellation);
        for (int lane = 0; lane < count; lane++)
            outcomes[first + lane] = results[lane];
        return count;
    }
}
