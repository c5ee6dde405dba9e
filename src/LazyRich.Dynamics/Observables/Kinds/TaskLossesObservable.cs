using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>Lᵢ = ½‖W2W1 − Sᵢ‖² + floorᵢ for each task i of a run with phases; L alone in a run without.</summary>
internal sealed class TaskLossesObservable<T>(TaskGauges<T>? tasks) : IObservable<T> where T : unmanaged, ILanes<T>
{
    public int[] Shape { get; } = [tasks?.Count ?? 1];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        if (tasks is null)
            values[0] = gauge.Loss;
        else
            tasks.Losses(q, values);
    }
}
