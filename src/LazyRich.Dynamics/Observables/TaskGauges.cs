using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>Measures states against every task of a run with phases. Not thread-safe.</summary>
internal sealed class TaskGauges<T> where T : unmanaged, ILanes<T>
{
    private readonly Gauge<T>[] gauges;

    private TaskGauges(StateShape shape, IReadOnlyList<Target> targets)
    {
        gauges = new Gauge<T>[targets[0].Lookback!.Tasks.Length];
        for (int task = 0; task < gauges.Length; task++)
            gauges[task] = Gauge<T>.Of(shape, [.. targets.Select(target => target.Lookback!.Tasks[task])]);
    }

    public int Count => gauges.Length;

    /// <param name="targets">One per lane.</param>
    /// <returns>Null for runs without phases.</returns>
    public static TaskGauges<T>? Of(StateShape shape, IReadOnlyList<Target> targets) => targets[0].Lookback is null ? null : new(shape, targets);

    /// <param name="losses">One per task.</param>
    public void Losses(ReadOnlySpan<T> q, Span<T> losses)
    {
        for (int task = 0; task < gauges.Length; task++)
        {
            gauges[task].Measure(q);
            losses[task] = gauges[task].Loss;
        }
    }
}
