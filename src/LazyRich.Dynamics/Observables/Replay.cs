using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Results;

namespace LazyRich.Dynamics.Observables;

/// <summary>Observes recorded states after the run, by the code that observes them during one: the same bits.</summary>
/// <param name="target">In the frame of the states.</param>
/// <param name="states">Time-major; t=0 first.</param>
internal sealed class Replay(StateShape shape, Target target, double[] states)
{
    public StateShape Shape => shape;

    public Target Target => target;

    /// <param name="time">Index of a recorded time.</param>
    public ReadOnlySpan<double> State(int time) => states.AsSpan(time * shape.Length, shape.Length);

    /// <param name="observable">A name in the catalogue.</param>
    public ObservableSeries Observe(string observable)
    {
        Gauge<Lane1> gauge = Gauge<Lane1>.Of(shape, [target]);
        IObservable<Lane1> kind = new ObservableKinds<Lane1>(shape, [target]).Create(observable);
        int size = kind.Shape.Aggregate(1, (product, extent) => product * extent), times = states.Length / shape.Length;
        var values = new double[size * times];
        LaneArray<Lane1> state = new(shape.Length), here = new(size);
        for (int i = 0; i < times; i++)
        {
            State(i).CopyTo(state.Numbers);
            gauge.Measure(state.Span);
            kind.Observe(gauge, state.Span, here.Span);
            here.Numbers.CopyTo(values.AsSpan(i * size, size));
        }

        foreach (ref double value in values.AsSpan())
            value = Canonical.Of(value);
        return new(observable, kind.Shape, values);
    }
}
