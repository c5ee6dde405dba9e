using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>Turns matrices back from the frame in which a solver keeps its states to that of inputs and outputs.</summary>
internal sealed class Frame<T> where T : unmanaged, ILanes<T>
{
    private readonly StateShape shape;
    private readonly LaneArray<T> outputAxes;
    private readonly LaneArray<T> inputAxes;
    private readonly LaneArray<T> between;

    /// <param name="targets">All with axes.</param>
    public Frame(StateShape shape, IReadOnlyList<Target> targets)
    {
        this.shape = shape;
        outputAxes = new(shape.Outputs * shape.Outputs);
        inputAxes = new(shape.Inputs * shape.Inputs);
        between = new(Math.Max(shape.Outputs, shape.Inputs) * Math.Max(shape.Outputs, shape.Inputs));
        for (int lane = 0; lane < targets.Count; lane++)
        {
            outputAxes.SetLane(lane, targets[lane].OutputAxes!.Data);
            inputAxes.SetLane(lane, targets[lane].InputAxes!.Data);
        }
    }

    /// <param name="inFrame">No×Ni.</param>
    public void Product(ReadOnlySpan<T> inFrame, Span<T> product) =>
        Turn(outputAxes.Span, shape.Outputs, inFrame, inputAxes.Span, shape.Inputs, product);

    /// <param name="inFrame">Ni×Ni.</param>
    public void InputGram(ReadOnlySpan<T> inFrame, Span<T> gram) => TurnSymmetric(inputAxes.Span, shape.Inputs, inFrame, gram);

    /// <param name="inFrame">No×No.</param>
    public void OutputGram(ReadOnlySpan<T> inFrame, Span<T> gram) => TurnSymmetric(outputAxes.Span, shape.Outputs, inFrame, gram);

    private void TurnSymmetric(ReadOnlySpan<T> axes, int size, ReadOnlySpan<T> inFrame, Span<T> gram)
    {
        Turn(axes, size, inFrame, axes, size, gram);
        for (int i = 0; i < size; i++)
        {
            for (int j = i + 1; j < size; j++)
                gram[(j * size) + i] = gram[(i * size) + j];
        }
    }

    /// <summary>leftᵀ · middle · right.</summary>
    private void Turn(ReadOnlySpan<T> left, int rows, ReadOnlySpan<T> middle, ReadOnlySpan<T> right, int columns, Span<T> result)
    {
        Span<T> half = between.Span;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                T sum = T.Broadcast(0.0);
                for (int k = 0; k < columns; k++)
                    sum = T.Fma(middle[(i * columns) + k], right[(k * columns) + j], sum);
                half[(i * columns) + j] = sum;
            }
        }

        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                T sum = T.Broadcast(0.0);
                for (int k = 0; k < rows; k++)
                    sum = T.Fma(left[(k * rows) + i], half[(k * columns) + j], sum);
                result[(i * columns) + j] = sum;
            }
        }
    }
}
