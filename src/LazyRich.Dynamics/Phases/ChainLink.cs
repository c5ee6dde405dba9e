using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Phases;

/// <summary>A solved phase: what it recorded, and what the next one starts from. Immutable and shared by all runs that begin alike.</summary>
/// <param name="Before">Null for the first phase.</param>
/// <param name="Problem">What was solved; for a new output, the network and task that stood still meanwhile.</param>
/// <param name="End">Layers at the phase's last recorded time.</param>
/// <param name="Learned">The loss on each of the run's tasks at the end of the phase that learned it, up to this phase.</param>
internal sealed record ChainLink(ChainLink? Before, RunResult Result, Problem Problem, ImmutableArray<Matrix> End, ImmutableArray<double> Learned)
{
    /// <summary>Bytes of what was recorded in this phase alone.</summary>
    public long Size => sizeof(double) * (Result.Times.Length + Result.Series.Sum(series => (long)series.Values.Length));
}
