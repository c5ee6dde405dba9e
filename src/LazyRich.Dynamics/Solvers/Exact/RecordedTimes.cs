using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;

namespace LazyRich.Dynamics.Solvers.Exact;

/// <summary>When each lane is recorded.</summary>
internal static class RecordedTimes
{
    private const double Decades = 4;

    /// <returns>Times, t=0 first; lanes have their own.</returns>
    public static LaneArray<T> Of<T>(IReadOnlyList<RunDefinition> runs, StateShape shape, IReadOnlyList<Target> targets, LaneArray<T> start, IFlow<T> flow)
        where T : unmanaged, ILanes<T>
    {
        if (runs[0].Time is ConvergedTime converged)
            return UpTo(new Convergence<T>(shape, targets, flow).EndOf([.. runs.Select(run => (ConvergedTime)run.Time)], start.Span), converged);
        var times = new LaneArray<T>(((GridTime)runs[0].Time).Times.Length);
        for (int lane = 0; lane < T.Count; lane++)
            times.SetLane(lane, ((GridTime)runs[lane].Time).Times);
        return times;
    }

    /// <summary>The same for one run whose end is known.</summary>
    public static double[] UpTo(double end, ConvergedTime until)
    {
        LaneArray<Lane1> times = UpTo(Lane1.Broadcast(end), until);
        return [.. Enumerable.Range(0, times.Length).Select(i => times.Get(i, 0))];
    }

    /// <summary>0, then points log-spaced over the last four decades up to <paramref name="end"/>, itself exactly the last, then ∞ if that is wanted.</summary>
    private static LaneArray<T> UpTo<T>(T end, ConvergedTime until) where T : unmanaged, ILanes<T>
    {
        int points = until.Points;
        var times = new LaneArray<T>(points + (until.ToInfinity ? 2 : 1));
        for (int i = 1; i < points; i++)
            times.Span[i] = end * T.Broadcast(Elementary.Exp10(Decades * (i - points) / (points - 1)));
        times.Span[points] = end;
        if (until.ToInfinity)
            times.Span[points + 1] = T.Broadcast(double.PositiveInfinity);
        return times;
    }
}
