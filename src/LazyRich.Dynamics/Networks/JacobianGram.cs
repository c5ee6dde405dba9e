using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;

namespace LazyRich.Dynamics.Networks;

/// <summary>The kernel of a network that is not linear, entry by entry, and its distance 1 − cos from the kernel measured first.</summary>
/// <remarks>As elsewhere the distance is half the squared difference of the normalised kernels. Entries on and above the diagonal are kept.</remarks>
internal sealed class JacobianGram<T>(int outputs, int samples) where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T> kernel = new(outputs * samples * ((outputs * samples) + 1) / 2);
    private readonly LaneArray<T> reference = new(outputs * samples * ((outputs * samples) + 1) / 2);
    private readonly LaneArray<T> inner = new(samples * samples);
    private bool hasReference;

    /// <summary>K as measured last, (No·P)² with rows (o, x), row by row from the diagonal on.</summary>
    public ReadOnlySpan<T> Upper => kernel.Span;

    /// <param name="network">Has just gone forward.</param>
    /// <param name="derivatives">∂f_o(x)/∂z_l for l = 1 … L−1: row (o, x), N_l columns.</param>
    /// <returns>‖K‖/P, and the distance.</returns>
    public (T Norm, T Distance) Measure(StateShape shape, Backpropagation<T> network, ReadOnlySpan<T> inputs, LaneArray<T>[] derivatives)
    {
        kernel.Span.Clear();
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            int width = shape.Widths[layer];
            ReadOnlySpan<T> given = layer == 0 ? inputs : network.Activity(layer);
            MatrixPlace place = MatrixPlace.RowMajor(width, samples);
            LaneProducts.Multiply(given, place.Turned, given, place, inner.Span, MatrixPlace.RowMajor(samples, samples));
            if (layer == shape.Layers - 1)
                AddLast();
            else
                AddLayer(derivatives[layer].Span, shape.Widths[layer + 1]);
        }

        T norm = T.Sqrt(SquaredDistance(T.Broadcast(1.0), reference: [])), scale = T.Broadcast(1.0) / norm;
        if (!hasReference)
        {
            for (int e = 0; e < kernel.Length; e++)
                reference.Span[e] = kernel.Span[e] * scale;
            hasReference = true;
        }

        return (norm * T.Broadcast(1.0 / samples), SquaredDistance(scale, reference.Span) * T.Broadcast(0.5));
    }

    private void AddLayer(ReadOnlySpan<T> derivatives, int width)
    {
        Span<T> kernel = this.kernel.Span;
        ReadOnlySpan<T> inner = this.inner.Span;
        int at = 0;
        for (int row = 0; row < outputs * samples; row++)
        {
            ReadOnlySpan<T> own = derivatives.Slice(row * width, width);
            for (int column = row; column < outputs * samples; column++, at++)
            {
                T both = RowProducts.Dot(own, derivatives.Slice(column * width, width));
                kernel[at] = T.Fma(both, inner[(row % samples * samples) + (column % samples)], kernel[at]);
            }
        }
    }

    /// <summary>The last layer's part: each output has its own weights.</summary>
    private void AddLast()
    {
        Span<T> kernel = this.kernel.Span;
        int at = 0;
        for (int row = 0; row < outputs * samples; row++)
        {
            for (int column = row; column < outputs * samples; column++, at++)
            {
                if (row / samples == column / samples)
                    kernel[at] += inner.Span[(row % samples * samples) + (column % samples)];
            }
        }
    }

    /// <summary>‖scale·K − reference‖² over the whole symmetric matrix; without a reference of K itself.</summary>
    [MethodImpl(Kernel.Options)]
    private T SquaredDistance(T scale, ReadOnlySpan<T> reference)
    {
        ReadOnlySpan<T> upper = kernel.Span;
        T diagonal = T.Broadcast(0.0), off = diagonal;
        int at = 0;
        for (int row = 0; row < outputs * samples; row++)
        {
            for (int column = row; column < outputs * samples; column++, at++)
            {
                T entry = reference.IsEmpty ? upper[at] : (upper[at] * scale) - reference[at];
                if (column == row)
                    diagonal = T.Fma(entry, entry, diagonal);
                else
                    off = T.Fma(entry, entry, off);
            }
        }

        return T.Fma(T.Broadcast(2.0), off, diagonal);
    }
}
