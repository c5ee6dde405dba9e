using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>Norm of the neural tangent kernel, and its distance 1 − cos from the kernel measured first (SCIENCE section 4).</summary>
/// <remarks>
/// With R = W1ᵀW1 and B = W2W2ᵀ the kernel is linear in (R, B), and on whitened inputs ⟨K,K'⟩/P² = No tr(RR') + trR trB' + trR' trB + Ni tr(BB').
/// 1 − cos has lost its digits where it is small; half the squared distance of the normalised kernels is the same number and has not.
/// With R = rI + R̃ and B = bI + B̃ (traces apart) ‖K‖²/P² = No‖R̃‖² + Ni‖B̃‖² + NiNo(r + b)², where nothing cancels but what the kernel itself cancels.
/// </remarks>
internal sealed class KernelDistance<T>(int inputs, int outputs) where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T> inputReference = new(inputs * inputs);
    private readonly LaneArray<T> outputReference = new(outputs * outputs);
    private bool hasReference;

    /// <param name="r">Ni×Ni, on and above the diagonal.</param>
    /// <param name="b">No×No, on and above the diagonal.</param>
    /// <returns>‖K‖/P, and the distance.</returns>
    public (T Norm, T Distance) Measure(ReadOnlySpan<T> r, ReadOnlySpan<T> b)
    {
        T norm = T.Sqrt(SquaredNorm(r, b));
        T inverse = T.Broadcast(1.0) / norm;
        if (!hasReference)
        {
            Scale(r, inverse, inputReference.Span);
            Scale(b, inverse, outputReference.Span);
            hasReference = true;
        }

        return (norm, SquaredDifference(r, b, inverse) * T.Broadcast(0.5));
    }

    [MethodImpl(Kernel.Options)]
    private T SquaredNorm(ReadOnlySpan<T> r, ReadOnlySpan<T> b)
    {
        (T rr, T rTrace) = Squares(r, inputs);
        (T bb, T bTrace) = Squares(b, outputs);
        return T.Fma(T.Broadcast(outputs), rr, T.Fma(T.Broadcast(inputs), bb, T.Broadcast(2.0) * rTrace * bTrace));
    }

    [MethodImpl(Kernel.Options)]
    private T SquaredDifference(ReadOnlySpan<T> r, ReadOnlySpan<T> b, T factor)
    {
        (T rr, T rMean) = TracelessSquares(r, factor, inputReference.Span, inputs);
        (T bb, T bMean) = TracelessSquares(b, factor, outputReference.Span, outputs);
        T mean = rMean + bMean;
        return T.Fma(T.Broadcast(outputs), rr, T.Fma(T.Broadcast(inputs), bb, T.Broadcast(inputs * outputs) * mean * mean));
    }

    /// <summary>Squared Frobenius norm and trace of a symmetric matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Squared, T Trace) Squares(ReadOnlySpan<T> m, int size)
    {
        T diagonal = T.Broadcast(0.0), off = diagonal, trace = diagonal;
        for (int i = 0; i < size; i++)
        {
            ReadOnlySpan<T> row = m.Slice((i * size) + i, size - i);
            diagonal = T.Fma(row[0], row[0], diagonal);
            trace += row[0];
            T above = T.Broadcast(0.0);
            for (int j = 1; j < row.Length; j++)
                above = T.Fma(row[j], row[j], above);
            off += above;
        }

        return (T.Fma(T.Broadcast(2.0), off, diagonal), trace);
    }

    /// <summary>Of m·factor − reference: the mean of its diagonal, and the squared norm of what is left without that multiple of I.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Squared, T Mean) TracelessSquares(ReadOnlySpan<T> m, T factor, ReadOnlySpan<T> reference, int size)
    {
        T trace = T.Broadcast(0.0), diagonal = trace, off = trace;
        for (int i = 0; i < m.Length; i += size + 1)
            trace += (m[i] * factor) - reference[i];
        T mean = trace / T.Broadcast(size);
        for (int i = 0; i < size; i++)
        {
            ReadOnlySpan<T> row = m.Slice((i * size) + i, size - i), from = reference.Slice((i * size) + i, row.Length);
            T own = (row[0] * factor) - from[0] - mean;
            diagonal = T.Fma(own, own, diagonal);
            T above = T.Broadcast(0.0);
            for (int j = 1; j < row.Length; j++)
            {
                T difference = (row[j] * factor) - from[j];
                above = T.Fma(difference, difference, above);
            }

            off += above;
        }

        return (T.Fma(T.Broadcast(2.0), off, diagonal), mean);
    }

    private static void Scale(ReadOnlySpan<T> m, T factor, Span<T> scaled)
    {
        for (int e = 0; e < m.Length; e++)
            scaled[e] = m[e] * factor;
    }
}
