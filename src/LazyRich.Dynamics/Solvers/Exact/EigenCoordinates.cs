using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Solvers.Exact;

/// <summary>Between a state in the frame of the task's singular vectors and its coordinates along the eigenvectors of F (see <see cref="Spectrum"/>).</summary>
/// <remarks>A state X = [V W1ᵀ; U W2] and its coordinates (plus rows, minus rows, the rest) are both (Ni+No)×Nh.</remarks>
/// <param name="Inputs">Ni.</param>
/// <param name="Modes">min(Ni, No).</param>
/// <param name="Hidden">Nh.</param>
internal readonly record struct EigenCoordinates(int Inputs, int Modes, int Hidden)
{
    /// <param name="v">Input parts, one per mode.</param>
    /// <param name="u">Output parts, one per mode.</param>
    public void FromFrame<T>(ReadOnlySpan<T> x, Span<T> c, ReadOnlySpan<T> v, ReadOnlySpan<T> u) where T : unmanaged, ILanes<T>
    {
        for (int i = 0; i < Modes; i++)
        {
            ReadOnlySpan<T> x1 = x.Slice(i * Hidden, Hidden), x2 = x.Slice((Inputs + i) * Hidden, Hidden);
            Span<T> plus = c.Slice(i * Hidden, Hidden), minus = c.Slice((Modes + i) * Hidden, Hidden);
            for (int j = 0; j < x1.Length; j++)
            {
                plus[j] = T.Fma(v[i], x1[j], u[i] * x2[j]);
                minus[j] = T.Fma(u[i], x1[j], -(v[i] * x2[j]));
            }
        }

        Rest(x).CopyTo(c[(2 * Modes * Hidden)..]);
    }

    public void ToFrame<T>(ReadOnlySpan<T> c, Span<T> x, ReadOnlySpan<T> v, ReadOnlySpan<T> u) where T : unmanaged, ILanes<T>
    {
        for (int i = 0; i < Modes; i++)
        {
            ReadOnlySpan<T> plus = c.Slice(i * Hidden, Hidden), minus = c.Slice((Modes + i) * Hidden, Hidden);
            Span<T> x1 = x.Slice(i * Hidden, Hidden), x2 = x.Slice((Inputs + i) * Hidden, Hidden);
            for (int j = 0; j < plus.Length; j++)
            {
                x1[j] = T.Fma(v[i], plus[j], u[i] * minus[j]);
                x2[j] = T.Fma(u[i], plus[j], -(v[i] * minus[j]));
            }
        }

        c[(2 * Modes * Hidden)..].CopyTo(Rest(x));
    }

    private ReadOnlySpan<T> Rest<T>(ReadOnlySpan<T> x) => x.Slice(RestStart, x.Length - (2 * Modes * Hidden));

    private Span<T> Rest<T>(Span<T> x) => x.Slice(RestStart, x.Length - (2 * Modes * Hidden));

    // Beyond the modes are either further inputs or further outputs.
    private int RestStart => Inputs > Modes ? Modes * Hidden : 2 * Modes * Hidden;
}
