using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>Similarity of the items in the hidden layer by their inputs, XᵀW1ᵀW1X, P×P (SCIENCE section 4).</summary>
internal sealed class InputRepresentationObservable<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly int inputs;
    private readonly LaneArray<T> items, gram, half;

    public InputRepresentationObservable(StateShape shape, IReadOnlyList<Items> tasks)
    {
        inputs = shape.Inputs;
        int count = tasks[0].Count;
        Shape = [count, count];
        (items, half) = (new(inputs * count), new(inputs * count));
        gram = new(inputs * inputs);
        for (int lane = 0; lane < tasks.Count; lane++)
            items.SetLane(lane, tasks[lane].Inputs.Data);
    }

    public int[] Shape { get; }

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        LaneMatrices.Mirror(gauge.InputGram, inputs, gram.Span);
        LaneMatrices.Multiply(gram.Span, items.Span, inputs, half.Span);
        LaneMatrices.MultiplyTransposed(items.Span, half.Span, inputs, values);
        LaneMatrices.Mirror(values, Shape[0], values);
    }
}
