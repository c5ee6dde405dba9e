using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Phases;

/// <summary>What a phase costs the tasks that were learned before it.</summary>
internal static class Forgetting
{
    /// <summary>The mean over earlier tasks i of Lᵢ(end) − Lᵢ(end of the phase that learned it).</summary>
    public static double Mean(Problem problem, ImmutableArray<Matrix> end)
    {
        History history = problem.History!;
        StateShape shape = Recorder<Lane1>.ShapeOf(problem);
        var state = new LaneArray<Lane1>(shape.Length);
        state.SetLane(0, StateLayers.ToState(end, null, null));
        double sum = 0;
        for (int i = 0; i < history.Learned.Length; i++)
        {
            Problem earlier = history.Tasks[i].PutInto(problem) with { History = null, Frozen = [] };
            var gauge = Gauge<Lane1>.Of(shape, [Target.Of(earlier)]);
            gauge.Measure(state.Span);
            sum += gauge.Loss[0] - history.Learned[i];
        }

        return Canonical.Of(sum / history.Learned.Length);
    }
}
