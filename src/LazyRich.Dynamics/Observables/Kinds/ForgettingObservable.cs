using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// Fᵢ = Lᵢ − Lᵢ(at the end of the phase that learned task i), 0 until then. At convergence, after task j was learned and then k, Fⱼ is ½‖S_k − S_j‖²
/// (SCIENCE section 7; Braun et al. 2022).
/// </summary>
internal sealed class ForgettingObservable<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly TaskGauges<T>? tasks;
    private readonly LaneArray<T> learned;
    private readonly int count;

    public ForgettingObservable(TaskGauges<T>? tasks, IReadOnlyList<Target> targets)
    {
        this.tasks = tasks;
        Shape = [tasks?.Count ?? 1];
        count = targets[0].Lookback?.Learned.Length ?? 0;
        learned = new(count);
        for (int lane = 0; lane < targets.Count && count > 0; lane++)
            learned.SetLane(lane, targets[lane].Lookback!.Learned.AsSpan());
    }

    public int[] Shape { get; }

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        tasks?.Losses(q, values);
        values[count..].Clear();
        for (int i = 0; i < count; i++)
            values[i] -= learned.Span[i];
    }
}
