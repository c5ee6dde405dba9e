using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>W2ᵀW2 − W1W1ᵀ of a state: the multiple of I in it, and its distance from the λ of the start.</summary>
internal sealed class Balance<T> where T : unmanaged, ILanes<T>
{
    private readonly StateShape shape;
    private readonly LaneArray<T> lambda = new(1);

    public Balance(StateShape shape, IReadOnlyList<Target> targets)
    {
        this.shape = shape;
        for (int lane = 0; lane < targets.Count; lane++)
            lambda.Set(0, lane, targets[lane].Lambda);
    }

    /// <returns>tr(W2ᵀW2 − W1W1ᵀ)/Nh, and ‖W2ᵀW2 − W1W1ᵀ − λI‖ with the λ of the start.</returns>
    [MethodImpl(Kernel.Options)]
    public (T Lambda, T Error) Measure(ReadOnlySpan<T> q)
    {
        int hidden = shape.Hidden;
        ReadOnlySpan<T> w1 = shape.W1(q), w2 = shape.W2(q);
        T diagonal = T.Broadcast(0.0), off = diagonal, trace = diagonal;
        for (int i = 0; i < hidden; i++)
        {
            T own = Difference(w1, w2, i, i);
            trace += own;
            own -= lambda.Span[0];
            diagonal = T.Fma(own, own, diagonal);
            for (int j = i + 1; j < hidden; j++)
            {
                T entry = Difference(w1, w2, i, j);
                off = T.Fma(entry, entry, off);
            }
        }

        return (trace / T.Broadcast(hidden), T.Sqrt(T.Fma(T.Broadcast(2.0), off, diagonal)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Difference(ReadOnlySpan<T> w1, ReadOnlySpan<T> w2, int i, int j)
    {
        T sum = T.Broadcast(0.0);
        for (int row = 0; row < w2.Length; row += shape.Hidden)
            sum = T.Fma(w2[row + i], w2[row + j], sum);
        for (int row = 0; row < w1.Length; row += shape.Hidden)
            sum = T.Fma(-w1[row + i], w1[row + j], sum);
        return sum;
    }
}
