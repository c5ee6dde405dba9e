using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Solvers.Exact;

/// <summary>The factors of the rows for one step h: what they are multiplied by before the columns are made orthonormal, and after.</summary>
/// <remarks>
/// With a = |λ|/2, everything is relative to the common growth e^{ah}, which leaves the column space alone. A growing row of eigenvalue
/// μ = a + δ is multiplied by e^{δh}g before and 1/g after, a decaying one by e^{−ah}g and e^{−|μ|h}/g, where g² = (1 − e^{−2|μ|h})/(2|μ|), h at μ = 0.
/// </remarks>
internal sealed class StepFactors<T> where T : unmanaged, ILanes<T>
{
    private readonly int modes;
    private readonly LaneArray<T> eigenvalues;
    private readonly LaneArray<T> halfInverses;
    private readonly LaneArray<T> advantages;
    private readonly LaneArray<T> restGrows = new(1);
    private readonly LaneArray<T> before;
    private readonly LaneArray<T> after;
    private T lastStep;

    public StepFactors(IReadOnlyList<Spectrum> spectra, int rows)
    {
        modes = spectra[0].Modes;
        eigenvalues = new(modes + 1);
        halfInverses = new(modes + 1);
        advantages = new(modes);
        before = new(rows);
        after = new(rows);
        for (int lane = 0; lane < spectra.Count; lane++)
        {
            for (int i = 0; i < modes; i++)
            {
                SetEigenvalue(i, lane, spectra[lane].Eigenvalues[i]);
                advantages.Set(i, lane, spectra[lane].Advantages[i]);
            }

            SetEigenvalue(modes, lane, spectra[lane].HalfLambda);
            restGrows.Set(0, lane, spectra[lane].PerpGrows ? 1 : 0);
        }
    }

    public ReadOnlySpan<T> Before => before.Span;

    public ReadOnlySpan<T> After => after.Span;

    /// <summary>e^{−ah}, of the identity beneath the rows; may underflow to 0.</summary>
    public T Identity { get; private set; }

    /// <param name="h">Greater than 0 in every lane.</param>
    [MethodImpl(Kernel.Options)]
    public void Set(T h)
    {
        if (!T.Any(T.Not(T.Equal(h, lastStep))))
            return;
        lastStep = h;
        Span<T> before = this.before.Span, after = this.after.Span;
        ReadOnlySpan<T> eigenvalues = this.eigenvalues.Span, halfInverses = this.halfInverses.Span, advantages = this.advantages.Span;
        T identity = Elementary.Exp(-(eigenvalues[modes] * h));
        for (int i = 0; i < modes; i++)
        {
            T growth = Elementary.Exp(advantages[i] * h), g = Gain(eigenvalues[i], halfInverses[i], h);
            T grown = growth * g, inverse = T.Broadcast(1.0) / grown;
            before[i] = grown;
            after[i] = growth * inverse;
            before[modes + i] = identity * g;
            after[modes + i] = identity * inverse;
        }

        Identity = identity;
        if (before.Length > 2 * modes)
            SetRest(before[(2 * modes)..], after[(2 * modes)..], identity, Gain(eigenvalues[modes], halfInverses[modes], h));
    }

    private void SetRest(Span<T> before, Span<T> after, T identity, T g)
    {
        T one = T.Broadcast(1.0), factor = T.Select(T.Equal(restGrows.Span[0], one), one, identity);
        before.Fill(factor * g);
        after.Fill(factor / g);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Gain(T eigenvalue, T halfInverse, T h)
    {
        T still = T.Equal(eigenvalue, T.Broadcast(0.0));
        return T.Sqrt(T.Select(still, h, Elementary.ExpM1(T.Broadcast(-2.0) * eigenvalue * h) * -halfInverse));
    }

    private void SetEigenvalue(int i, int lane, double value)
    {
        // Below this, g² is h to all digits at any time a double can hold, while 1/μ is near overflow.
        bool still = value < 1e-290;
        eigenvalues.Set(i, lane, still ? 0 : value);
        halfInverses.Set(i, lane, still ? 0 : 0.5 / value);
    }
}
