using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// How far representations are those of the task, of the input and of the output: cosine of W1ᵀW1 with ṼsṼᵀ or Ṽs²Ṽᵀ, whichever is larger, and of
/// W2W2ᵀ with ŨsŨᵀ or Ũs²Ũᵀ (SCIENCE section 4); S = ŨsṼᵀ. 0 … 1, and 0 where the layer is 0.
/// </summary>
internal sealed class TaskScoreObservable<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly int inputs, outputs;
    private readonly LaneArray<T> inputLinear, inputSquare, outputLinear, outputSquare;

    public TaskScoreObservable(StateShape shape, IReadOnlyList<Target> targets)
    {
        (inputs, outputs) = (shape.Inputs, shape.Outputs);
        (inputLinear, inputSquare) = (new(inputs * inputs), new(inputs * inputs));
        (outputLinear, outputSquare) = (new(outputs * outputs), new(outputs * outputs));
        for (int lane = 0; lane < targets.Count; lane++)
        {
            var modes = new TaskModes(targets[lane]);
            inputLinear.SetLane(lane, modes.UnitForm(modes.Right, s => s).Data);
            inputSquare.SetLane(lane, modes.UnitForm(modes.Right, s => s * s).Data);
            outputLinear.SetLane(lane, modes.UnitForm(modes.Left, s => s).Data);
            outputSquare.SetLane(lane, modes.UnitForm(modes.Left, s => s * s).Data);
        }
    }

    public int[] Shape { get; } = [2];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        values[0] = Score(gauge.InputGram, inputLinear.Span, inputSquare.Span, inputs);
        values[1] = Score(gauge.OutputGram, outputLinear.Span, outputSquare.Span, outputs);
    }

    private static T Score(ReadOnlySpan<T> gram, ReadOnlySpan<T> linear, ReadOnlySpan<T> square, int size)
    {
        T norm = T.Sqrt(LaneMatrices.SymmetricDot(gram, gram, size));
        T first = LaneMatrices.SymmetricDot(gram, linear, size), second = LaneMatrices.SymmetricDot(gram, square, size);
        T larger = T.Select(T.LessThan(first, second), second, first);
        return T.Select(T.Equal(norm, T.Broadcast(0.0)), norm, larger / norm);
    }
}
