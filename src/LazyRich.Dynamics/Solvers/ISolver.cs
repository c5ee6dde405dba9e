using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers;

/// <summary>One way to follow the flow. Stateless and thread-safe.</summary>
internal interface ISolver
{
    /// <summary>What runs must share beyond architecture and observables to be solved side by side.</summary>
    string BatchKey(RunDefinition run);

    /// <summary>Solves one run per lane.</summary>
    /// <param name="runs">Exactly <c>T.Count</c>, of one batch key; a batch that is smaller comes padded by repetition.</param>
    /// <param name="problems">The problem of each run.</param>
    RunOutcome[] Solve<T>(IReadOnlyList<RunDefinition> runs, IReadOnlyList<Problem> problems, CancellationToken cancellation)
        where T : unmanaged, ILanes<T>;
}
