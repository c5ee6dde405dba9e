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
    private readonly LaneArray<T> advantages;
    private readonly LaneArray<T> restGrows = new(1);
    private readonly LaneArray<T> halfLambda = new(1);
    private readonly LaneArray<T> before;
    private readonly LaneArray<T> after;
    private T lastStep;

    public StepFactors(IReadOnlyList<Spectrum> spectra, int rows)
    {
        modes = spectra[0].Modes;
        eigenvalues = new(modes);
        advantages = new(modes);
        before = new(rows);
        after = new(rows);
        for (int lane = 0; lane < spectra.Count; lane++)
        {
            for (int i = 0; i < modes; i++)
            {
                eigenvalues.Set(i, lane, spectra[lane].Eigenvalues[i]);
                advantages.Set(i, lane, spectra[lane].Advantages[i]);
            }

            restGrows.Set(0, lane, spectra[lane].PerpGrows ? 1 : 0);
            halfLambda.Set(0, lane, spectra[lane].HalfLambda);
        }
    }

    public ReadOnlySpan<T> Before => before.Span;

    public ReadOnlySpan<T> After => after.Span;

    /// <summary>e^{−ah}, of the identity beneath the rows; may underflow to 0.</summary>
    public T Identity { get; private set; }

    /// <param name="h">Greater than 0 in every lane.</param>
    public void Set(T h)
    {
        if (!T.Any(T.Not(T.Equal(h, lastStep))))
            return;
        lastStep = h;
        T a = halfLambda.Span[0];
        Identity = Elementary.Exp(-(a * h));
        Span<T> before = this.before.Span, after = this.after.Span;
        for (int i = 0; i < modes; i++)
        {
            T growth = Elementary.Exp(advantages.Span[i] * h);
            T g = Gain(eigenvalues.Span[i], h);
            T one = T.Broadcast(1.0);
            before[i] = growth * g;
            after[i] = one / g;
            before[modes + i] = Identity * g;
            after[modes + i] = Identity / (growth * g);
        }

        if (before.Length > 2 * modes)
            SetRest(before[(2 * modes)..], after[(2 * modes)..], Gain(a, h));
    }

    private void SetRest(Span<T> before, Span<T> after, T g)
    {
        T grows = T.Equal(restGrows.Span[0], T.Broadcast(1.0));
        T factor = T.Select(grows, T.Broadcast(1.0), Identity);
        before.Fill(factor * g);
        after.Fill(factor / g);
    }

    private static T Gain(T eigenvalue, T h)
    {
        T twice = eigenvalue + eigenvalue;
        T still = T.Equal(twice, T.Broadcast(0.0));
        T divisor = T.Select(still, T.Broadcast(1.0), twice);
        return T.Sqrt(T.Select(still, h, -Elementary.ExpM1(-(twice * h)) / divisor));
    }
}
