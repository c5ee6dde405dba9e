using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// Similarity of the items in the hidden layer by what must be there for their targets to come out, Yᵀ(W2W2ᵀ)⁺Y, P×P (SCIENCE section 4).
/// The pseudo-inverse leaves out directions with less than √ε = 2⁻²⁶ of the largest eigenvalue.
/// </summary>
internal sealed class OutputRepresentationObservable<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    // √ε: eigenvectors of smaller eigenvalues are rounding, and the pseudo-inverse would divide by them.
    private const double Nothing = 1.0 / (1 << 26);

    private readonly int outputs;
    private readonly LaneArray<T> items, along, scaled;
    private readonly SymmetricEigen<T> eigen;

    public OutputRepresentationObservable(StateShape shape, IReadOnlyList<Items> tasks)
    {
        outputs = shape.Outputs;
        int count = tasks[0].Count;
        Shape = [count, count];
        (items, along, scaled) = (new(outputs * count), new(outputs * count), new(outputs * count));
        eigen = new(outputs);
        for (int lane = 0; lane < tasks.Count; lane++)
            items.SetLane(lane, tasks[lane].Targets.Data);
    }

    public int[] Shape { get; }

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        eigen.Decompose(gauge.OutputGram);
        LaneMatrices.Multiply(eigen.Vectors, items.Span, outputs, along.Span);
        Divide(along.Span, scaled.Span);
        LaneMatrices.MultiplyTransposed(along.Span, scaled.Span, outputs, values);
        LaneMatrices.Mirror(values, Shape[0], values);
    }

    [MethodImpl(Kernel.Options)]
    private void Divide(ReadOnlySpan<T> rows, Span<T> divided)
    {
        int count = Shape[0];
        T zero = T.Broadcast(0.0), least = eigen.Values[outputs - 1] * T.Broadcast(Nothing);
        for (int k = 0; k < outputs; k++)
        {
            T value = eigen.Values[k], factor = T.Select(T.LessThanOrEqual(value, least), zero, T.Broadcast(1.0) / value);
            for (int j = 0; j < count; j++)
                divided[(k * count) + j] = rows[(k * count) + j] * factor;
        }
    }
}
