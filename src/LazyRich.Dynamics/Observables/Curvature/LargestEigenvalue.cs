using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Randomness;

namespace LazyRich.Dynamics.Observables.Curvature;

/// <summary>The largest eigenvalue of the loss's Hessian at a state, by Lanczos' method with full reorthogonalisation.</summary>
/// <remarks>
/// Every tenth step looks whether the largest Ritz value, which only rises, still moved by more than 1e-13 of itself; a lane that has come to
/// rest keeps its value while its neighbours go on. The first direction is a fixed random one, so that no symmetry of a state hides an eigenvalue.
/// Cost: some 30 Hessian products for a network of width 5, 50 for width 20.
/// </remarks>
internal sealed class LargestEigenvalue<T> where T : unmanaged, ILanes<T>
{
    private const int LookEvery = 10;
    private const int MaximumSteps = 120;
    private const double Settled = 1e-13;

    // Of the largest: what is left of a direction that lies in the span of those before is rounding.
    private const double Exhausted = 1e-13;

    private readonly IHessian<T> hessian;
    private readonly Range[] frozen;
    private readonly LaneArray<T> first, basis, next, diagonal, off;

    /// <param name="frozen">Parts of a direction that stay 0.</param>
    public LargestEigenvalue(IHessian<T> hessian, params Range[] frozen)
    {
        this.hessian = hessian;
        this.frozen = frozen;
        int length = hessian.Length, steps = Math.Min(length, MaximumSteps);
        (first, next) = (new(length), new(length));
        basis = new(steps * length);
        (diagonal, off) = (new(steps), new(steps));
        var direction = new double[length];
        new RandomStream(0, "sharpness").FillNormal(direction);
        for (int lane = 0; lane < T.Count; lane++)
            first.SetLane(lane, direction);
        Clear(first.Span);
        Normalise(first.Span);
    }

    /// <param name="q">The state that the Hessian is prepared for.</param>
    public T Of(ReadOnlySpan<T> q)
    {
        first.Span.CopyTo(next.Span);
        T value = T.Broadcast(0.0), open = T.Equal(value, value);
        for (int step = 0; step < diagonal.Length; step++)
        {
            next.Span.CopyTo(basis.Span[(step * hessian.Length)..]);
            Extend(q, step);
            bool last = step == diagonal.Length - 1;
            if (!last && (step + 1) % LookEvery != 0)
                continue;
            T here = LargestOfTridiagonal.Of<T>(diagonal.Span[..(step + 1)], off.Span[..step]);
            T moved = T.LessThan(T.Broadcast(Settled) * T.Abs(here), T.Abs(here - value));
            value = T.Select(open, here, value);
            open = T.And(open, moved);
            if (!T.Any(open))
                break;
        }

        // A state that is not finite leaves its trace here: comparisons above would pass over it.
        return T.Fma(diagonal.Span[0], T.Broadcast(0.0), value);
    }

    /// <summary>Takes one step: the next direction is what the Hessian makes of the newest beyond all before.</summary>
    private void Extend(ReadOnlySpan<T> q, int step)
    {
        int length = hessian.Length;
        ReadOnlySpan<T> newest = basis.Span.Slice(step * length, length);
        hessian.Multiply(q, newest, next.Span);
        Clear(next.Span);
        diagonal.Span[step] = RowProducts.Dot(newest, next.Span);
        for (int pass = 0; pass < 2; pass++)
        {
            for (int k = step; k >= 0; k--)
                Remove(basis.Span.Slice(k * length, length), next.Span);
        }

        T rest = T.Sqrt(RowProducts.Dot<T>(next.Span, next.Span)), zero = T.Broadcast(0.0);
        T none = T.LessThanOrEqual(rest, T.Broadcast(Exhausted) * T.Abs(diagonal.Span[0]));
        off.Span[step] = T.Select(none, zero, rest);
        T inverse = T.Select(none, zero, T.Broadcast(1.0) / rest);
        foreach (ref T entry in next.Span)
            entry *= inverse;
    }

    [MethodImpl(Kernel.Options)]
    private static void Remove(ReadOnlySpan<T> axis, Span<T> from) => LaneMatrices.AddScaled(from, -RowProducts.Dot(axis, from), axis);

    private void Clear(Span<T> direction)
    {
        foreach (Range part in frozen)
            direction[part].Clear();
    }

    private static void Normalise(Span<T> direction)
    {
        T factor = T.Broadcast(1.0) / T.Sqrt(RowProducts.Dot<T>(direction, direction));
        foreach (ref T entry in direction)
            entry *= factor;
    }
}
