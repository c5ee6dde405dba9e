using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Phases;

/// <summary>Each phase of a run as an ordinary run, for solvers that know of no other.</summary>
internal static class PhaseRuns
{
    /// <param name="phase">From 0.</param>
    public static RunDefinition Of(RunDefinition run, int phase) => run with
    {
        Task = TaskOf(run, phase),
        Lambda = run.Phases[phase].Rebalance ?? run.Lambda,
        Time = ((PhaseTimes)run.Time).Each[phase],
        Phases = [],
    };

    /// <summary>What is learned in a phase; of one with a new output, what was learned last before it.</summary>
    public static Setting TaskOf(RunDefinition run, int phase)
    {
        while (phase > 0 && run.Phases[phase].Task is null)
            phase--;
        return run.Phases[phase].Task ?? run.Task;
    }

    /// <summary>The run's tasks, in the order of the phases that learn them.</summary>
    public static ImmutableArray<Setting> TasksOf(RunDefinition run) =>
        [.. Enumerable.Range(0, run.Phases.Length).Where(phase => run.Phases[phase].Learn is null).Select(phase => TaskOf(run, phase))];
}
