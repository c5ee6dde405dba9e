using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// How much of what is left to learn the start does not reach: ‖E(I − P1)‖²/‖E0‖² and ‖(I − P2)E‖²/‖E0‖², with E = S − W2W1 now and E0 at the
/// first recorded time, P1 on the row space of W1 and P2 on the column space of W2 at that time (SCIENCE section 5). 0 … 1.
/// </summary>
/// <remarks>
/// The first is what delays a funnel at λ &lt; 0, the second what delays an inverted funnel at λ &gt; 0: while the kernel is static, the loss falls to
/// that share of its start and stays there. A direction is in the space if the layer's Gram matrix has more than √ε ≈ 1.5e-8 of its largest eigenvalue
/// along it: rounding of 1e-16 turns an eigenvector by as much as its eigenvalue is smaller, so that of a weaker direction less than half the digits are
/// known; and a layer that weak there takes 1e8 times as long to learn along it, which is what not being reached means.
/// </remarks>
internal sealed class UnreachableResidualObservable<T>(StateShape shape, IReadOnlyList<Target> targets) : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly Residual<T> residual = new(targets);
    private readonly LaneArray<T> outsideInputs = new(shape.Inputs * shape.Inputs);
    private readonly LaneArray<T> outsideOutputs = new(shape.Outputs * shape.Outputs);
    private readonly LaneArray<T> outside = new(shape.Outputs * shape.Inputs);
    private T start;
    private bool begun;

    public int[] Shape { get; } = [2];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        ReadOnlySpan<T> e = residual.Of(gauge.Product);
        if (!begun)
        {
            begun = true;
            start = RowProducts.Dot(e, e);
            Complement(gauge.InputGram, shape.Inputs, outsideInputs.Span);
            Complement(gauge.OutputGram, shape.Outputs, outsideOutputs.Span);
        }

        LaneMatrices.Multiply(e, outsideInputs.Span, shape.Inputs, outside.Span);
        values[0] = Share(outside.Span);
        LaneMatrices.Multiply(outsideOutputs.Span, e, shape.Outputs, outside.Span);
        values[1] = Share(outside.Span);
    }

    private T Share(ReadOnlySpan<T> part)
    {
        T squared = RowProducts.Dot(part, part);
        return T.Select(T.Equal(squared, T.Broadcast(0.0)), squared, squared / start);
    }

    /// <summary>The projector on the directions of which a Gram matrix has nothing.</summary>
    [MethodImpl(Kernel.Options)]
    private static void Complement(ReadOnlySpan<T> gram, int size, Span<T> projector)
    {
        const double nothing = 1.0 / (1 << 26);
        var eigen = new SymmetricEigen<T>(size);
        eigen.Decompose(gram);
        T least = eigen.Values[size - 1] * T.Broadcast(nothing);
        projector.Fill(T.Broadcast(0.0));
        for (int k = 0; k < size; k++)
        {
            ReadOnlySpan<T> vector = eigen.Vectors.Slice(k * size, size);
            T missing = T.Select(T.LessThan(least, eigen.Values[k]), T.Broadcast(0.0), T.Broadcast(1.0));
            for (int i = 0; i < size; i++)
                LaneMatrices.AddScaled(projector.Slice(i * size, size), missing * vector[i], vector);
        }
    }
}
