using System.Globalization;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Alone;

/// <summary>A solver that follows one run at a time: its work differs too much from run to run for lanes to help.</summary>
internal abstract class AloneSolver : ISolver
{
    /// <summary>Keeps runs apart as far as it goes; runs that meet all the same are solved one after the other.</summary>
    public string BatchKey(RunDefinition run) => string.Create(CultureInfo.InvariantCulture, $"{run.Seed} {run.Lambda:R}");

    public RunOutcome[] Solve<T>(IReadOnlyList<RunDefinition> runs, IReadOnlyList<Problem> problems, CancellationToken cancellation)
        where T : unmanaged, ILanes<T>
    {
        var outcomes = new RunOutcome[runs.Count];
        for (int i = 0; i < outcomes.Length; i++)
            outcomes[i] = i > 0 && ReferenceEquals(problems[i], problems[i - 1]) ? outcomes[i - 1] : Solve(runs[i], problems[i], cancellation);
        return outcomes;
    }

    protected abstract RunOutcome Solve(RunDefinition run, Problem problem, CancellationToken cancellation);

    /// <summary>Records a course at the run's times and finds when levels are passed between them.</summary>
    internal static RunResult Follow(RunDefinition run, Problem problem, Course course, CancellationToken cancellation)
    {
        StateShape shape = course.Shape;
        Target[] targets = [Target.Of(problem)];
        LaneArray<Lane1> state = new(shape.Length), next = new(shape.Length);
        course.Begin(state.Numbers);
        LaneArray<Lane1> times = RecordedTimes.Of([run], shape, targets, state, course);
        double missedBefore = course.Missed;
        var recorder = new Recorder<Lane1>(shape, targets, run.Observe, times.Length);
        recorder.Record(0, times.Span[0], state.Span);
        ExactEnd? end = course.End;
        if (end is not null)
            RecordEnd(recorder, end);
        for (int i = 1; i < times.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            double since = times.Get(i - 1, 0), time = times.Get(i, 0);
            if (double.IsPositiveInfinity(time))
                end!.State.Data.CopyTo(next.Numbers);
            else
                course.Advance(state.Numbers, since, time - since, next.Numbers);
            (state, next) = (next, state);
            recorder.Record(i, times.Span[i], state.Span);
        }

        double missed = course.Missed - missedBefore, last = times.Get(times.Length - 1, 0);
        recorder.FindCrossings(course);
        RunResult result = recorder.Result(0);
        if (missed > 0)
            result.Summary["flow_error"] = missed;
        if (double.IsFinite(course.SlidesAt) && course.SlidesAt <= last)
            result.Summary["slides_at"] = course.SlidesAt;
        return result;
    }

    private static void RecordEnd(Recorder<Lane1> recorder, ExactEnd end)
    {
        var state = new LaneArray<Lane1>(end.State.Data.Length);
        state.SetLane(0, end.State.Data);
        Lane1 one = Lane1.Broadcast(1);
        recorder.RecordLimit(state.Span, Lane1.Equal(one, Lane1.Broadcast(end.Saddle ? 1 : 0)));
    }
}
