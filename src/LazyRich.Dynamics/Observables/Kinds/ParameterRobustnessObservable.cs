using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// By how much noise of variance v in every weight raises the loss, in the mean (Theorem C.3):
/// ½[v(Ni‖W2‖² + No‖W1‖²) + v² Ni No Nh], at every state of a linear network on whitened inputs.
/// </summary>
internal sealed class ParameterRobustnessObservable<T>(StateShape shape, double variance) : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly T both = T.Broadcast(variance * variance * shape.Inputs * shape.Outputs * shape.Hidden);

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        T w1 = LaneMatrices.Trace(gauge.InputGram, shape.Inputs), w2 = LaneMatrices.Trace(gauge.OutputGram, shape.Outputs);
        T single = T.Fma(T.Broadcast(shape.Inputs), w2, T.Broadcast(shape.Outputs) * w1);
        values[0] = T.Broadcast(0.5) * T.Fma(T.Broadcast(variance), single, both);
    }
}
