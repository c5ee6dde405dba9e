using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>W_{l+1}ᵀW_{l+1} − W_lW_lᵀ of a state, for each pair of neighbouring layers: the multiple of I in it, and its distance from that of the start.</summary>
internal sealed class Balance<T> where T : unmanaged, ILanes<T>
{
    private readonly StateShape shape;
    private readonly int pairs;
    private readonly LaneArray<T> lambdas;

    public Balance(StateShape shape, IReadOnlyList<Target> targets)
    {
        this.shape = shape;
        pairs = shape.Layers - 1;
        lambdas = new(pairs);
        for (int lane = 0; lane < targets.Count; lane++)
            lambdas.SetLane(lane, targets[lane].Lambdas);
    }

    /// <returns>
    /// λ = tr(W2ᵀW2 − W1W1ᵀ)/Nh and ‖W2ᵀW2 − W1W1ᵀ − λI‖ with the λ of the start; of deeper networks the mean over pairs, and the root of the sum
    /// of squares over pairs, each with its own λ of the start.
    /// </returns>
    [MethodImpl(Kernel.Options)]
    public (T Lambda, T Error) Measure(ReadOnlySpan<T> q)
    {
        T lambda = T.Broadcast(0.0), squares = lambda;
        for (int pair = 0; pair < pairs; pair++)
        {
            (T own, T off) = Measure(q, pair);
            lambda += own;
            squares += off;
        }

        return (lambda / T.Broadcast(pairs), T.Sqrt(squares));
    }

    [MethodImpl(Kernel.Options)]
    private (T Lambda, T Squares) Measure(ReadOnlySpan<T> q, int pair)
    {
        int width = shape.Widths[pair + 1];
        ReadOnlySpan<T> before = shape.Layer(q, pair), after = shape.Layer(q, pair + 1);
        (int along, int across) = pair == 0 ? (width, 1) : (1, shape.Widths[pair]);
        T diagonal = T.Broadcast(0.0), off = diagonal, trace = diagonal;
        for (int i = 0; i < width; i++)
        {
            T own = Difference(before, along, across, after, width, i, i);
            trace += own;
            own -= lambdas.Span[pair];
            diagonal = T.Fma(own, own, diagonal);
            for (int j = i + 1; j < width; j++)
            {
                T entry = Difference(before, along, across, after, width, i, j);
                off = T.Fma(entry, entry, off);
            }
        }

        return (trace / T.Broadcast(width), T.Fma(T.Broadcast(2.0), off, diagonal));
    }

    /// <summary>W_{l+1}ᵀW_{l+1} − W_lW_lᵀ of one pair of neighbouring layers, on and above the diagonal.</summary>
    [MethodImpl(Kernel.Options)]
    public static void Fill(StateShape shape, ReadOnlySpan<T> q, int pair, Span<T> upper)
    {
        int width = shape.Widths[pair + 1];
        ReadOnlySpan<T> before = shape.Layer(q, pair), after = shape.Layer(q, pair + 1);
        (int along, int across) = pair == 0 ? (width, 1) : (1, shape.Widths[pair]);
        for (int i = 0; i < width; i++)
        {
            for (int j = i; j < width; j++)
                upper[(i * width) + j] = Difference(before, along, across, after, width, i, j);
        }
    }

    /// <param name="before">W_l, whose entry (h, k) is at h·across + k·along; the first layer is kept transposed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Difference(ReadOnlySpan<T> before, int along, int across, ReadOnlySpan<T> after, int width, int i, int j)
    {
        T sum = T.Broadcast(0.0);
        for (int row = 0; row < after.Length; row += width)
            sum = T.Fma(after[row + i], after[row + j], sum);
        int count = before.Length / width;
        for (int k = 0; k < count; k++)
            sum = T.Fma(-before[(i * across) + (k * along)], before[(j * across) + (k * along)], sum);
        return sum;
    }
}
