using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Phases;

/// <summary>What observables of a phase look back to.</summary>
/// <param name="Origin">Layers at the start of the run.</param>
/// <param name="Tasks">All tasks of the run, in the order of the phases that learn them.</param>
/// <param name="Learned">The loss on each task at the end of the phase that learned it: of the tasks before the current one.</param>
internal sealed record History(ImmutableArray<Matrix> Origin, ImmutableArray<LinearTask> Tasks, ImmutableArray<double> Learned);
