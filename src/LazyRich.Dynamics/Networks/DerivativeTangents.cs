using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;

namespace LazyRich.Dynamics.Networks;

/// <summary>How the derivatives D_l = ∂f_o(x)/∂z_l of every output on every sample move when the weights move along V.</summary>
/// <remarks>
/// D_l = U_l∘φ'(z_l) with U_l = D_{l+1}W_{l+1} (W_L itself for l = L−1), so Ḋ_l = (Ḋ_{l+1}W_{l+1} + D_{l+1}V_{l+1})∘φ' + U_l∘φ''∘ż_l. Rows are (o, x), columns N_l.
/// </remarks>
internal sealed class DerivativeTangents<T>(StateShape shape, int samples) where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T>[] rates = [.. shape.Widths.Skip(1).SkipLast(1).Select(width => new LaneArray<T>(shape.Outputs * samples * width))];
    private readonly LaneArray<T> moved = new(shape.Outputs * samples * shape.Widths.Skip(1).SkipLast(1).Max());
    private readonly LaneArray<T> unscaled = new(shape.Outputs * samples * shape.Widths.Skip(1).SkipLast(1).Max());

    /// <summary>Ḋ_l; l = 1 … L−1.</summary>
    public ReadOnlySpan<T> Rates(int level) => rates[level - 1].Span;

    /// <param name="direction">V, as a state.</param>
    /// <param name="gauge">Has just measured <paramref name="q"/>.</param>
    /// <param name="tangents">Of the activities, along the same direction.</param>
    public void Measure(ReadOnlySpan<T> q, ReadOnlySpan<T> direction, SampleGauge<T> gauge, ActivityTangents<T> tangents)
    {
        for (int level = shape.Layers - 1; level >= 1; level--)
        {
            int width = shape.Widths[level], rows = shape.Outputs * samples;
            Span<T> here = rates[level - 1].Span, raw = unscaled.Span[..here.Length], other = moved.Span[..here.Length];
            MatrixPlace weights = shape.Place(level), from = MatrixPlace.RowMajor(rows, shape.Widths[level + 1]), to = MatrixPlace.RowMajor(rows, width);
            if (level == shape.Layers - 1)
            {
                Repeat(q[shape.RangeOf(level)], width, raw);
                Repeat(direction[shape.RangeOf(level)], width, here);
            }
            else
            {
                LaneProducts.Multiply(gauge.Derivatives(level + 1), from, q, weights, raw, to);
                LaneProducts.Multiply(rates[level].Span, from, q, weights, here, to);
                LaneProducts.Multiply(gauge.Derivatives(level + 1), from, direction, weights, other, to);
                LaneProducts.AddScaled(here, T.Broadcast(1.0), other);
            }

            Scale(here, raw, width, gauge.Network.Slopes(level), tangents.Slopes(level));
        }
    }

    private void Scale(Span<T> here, ReadOnlySpan<T> raw, int width, ReadOnlySpan<T> slopes, ReadOnlySpan<T> changes)
    {
        for (int e = 0; e < here.Length; e++)
        {
            int unit = (e % width * samples) + (e / width % samples);
            here[e] *= slopes[unit];
            if (!changes.IsEmpty)
                here[e] = T.Fma(raw[e], changes[unit], here[e]);
        }
    }

    /// <summary>A row of weights for each output on each sample.</summary>
    private void Repeat(ReadOnlySpan<T> weights, int width, Span<T> target)
    {
        for (int row = 0; row < shape.Outputs * samples; row++)
            weights.Slice(row / samples * width, width).CopyTo(target[(row * width)..]);
    }
}
