using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>W1ᵀW1 (Ni×Ni) or W2W2ᵀ (No×No).</summary>
internal sealed class GramObservable<T>(int size, bool ofInputs, Frame<T>? frame) : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T> whole = new(size * size);

    public int[] Shape { get; } = [size, size];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        Mirror(ofInputs ? gauge.InputGram : gauge.OutputGram, whole.Span);
        if (frame is null)
            whole.Span.CopyTo(values);
        else if (ofInputs)
            frame.InputGram(whole.Span, values);
        else
            frame.OutputGram(whole.Span, values);
    }

    private void Mirror(ReadOnlySpan<T> upper, Span<T> both)
    {
        for (int i = 0; i < size; i++)
        {
            for (int j = i; j < size; j++)
                both[(i * size) + j] = both[(j * size) + i] = upper[(i * size) + j];
        }
    }
}
