namespace LazyRich.Dynamics.Solvers.GradientFlow.Kinks;

/// <summary>Which side of each kink a state is on, or whether it slides along it; and whether it has left that pattern.</summary>
/// <remarks>
/// A kink is slid along where the flow pushes to it from both sides, ż &lt; 0 with the gate open and ż &gt; 0 with it shut. Where it pushes away
/// from both, the state stays on the side it is on; exactly on the kink the gate is shut, φ'(0) = 0.
/// </remarks>
internal sealed class KinkPattern
{
    /// <summary>Of the largest |z| of a level: what rounding makes of 0. Of θ, absolutely.</summary>
    private const double Rounding = 1e-14, RoundingOfShares = 1e-12;

    /// <summary>Of what opening a gate changes of ż: what is left of all that other samples add to it.</summary>
    private const double RoundingOfRates = 1e-10;

    private readonly GatedNetwork network;
    private readonly SlidingField field;
    private readonly double[] offsets, sizes, shares, velocity;
    private readonly bool[] at, near;

    public KinkPattern(GatedNetwork network, SlidingField field)
    {
        (this.network, this.field) = (network, field);
        int kinks = network.Gates.Length;
        (offsets, sizes, shares) = (new double[kinks], new double[kinks], new double[kinks]);
        (at, near) = (new bool[kinks], new bool[kinks]);
        velocity = new double[field.Length];
    }

    public bool Slides => this.field.Sliding.Count > 0;

    /// <summary>Takes the sides of a state, and slides where it is near enough to a kink that holds it.</summary>
    /// <param name="within">Of the largest |z| of a level.</param>
    public void Take(ReadOnlySpan<double> y, double within)
    {
        field.Sliding.Clear();

        // Levels above see what those below pass on.
        for (int level = 0; level < 8; level++)
        {
            network.Forward(y);
            bool same = true;
            for (int i = 0; i < at.Length; i++)
            {
                double gate = network.PreActivations[i] > 0 ? 1 : 0;
                same &= network.Gates[i] == gate;
                network.Gates[i] = gate;
            }

            if (same)
                break;
        }

        network.Forward(y);
        network.Sizes(sizes);
        for (int i = 0; i < at.Length; i++)
        {
            near[i] = Math.Abs(network.PreActivations[i]) <= within * sizes[i];
            at[i] = IsAt(i);
        }

        Settle(y);
    }

    /// <summary>How far a state is inside the pattern, in units of rounding: below 0 it has left it. Sides alone where θ need not be known.</summary>
    public double Inside(ReadOnlySpan<double> y, bool shares)
    {
        network.Forward(y);
        if (shares && Slides)
            field.Balance(y, velocity);
        double least = double.PositiveInfinity;
        for (int i = 0; i < at.Length; i++)
            least = Math.Min(least, Inside(i, shares));
        return least;
    }

    /// <summary>Finds the pattern that goes on from a state which has just left it.</summary>
    public void Leave(ReadOnlySpan<double> y)
    {
        Inside(y, shares: true);
        for (int i = 0; i < at.Length; i++)
            (at[i], near[i]) = (Inside(i, shares: true) < 0 || IsAt(i), false);
        Settle(y);
    }

    private bool IsAt(int kink) => !IsSliding(kink) && Math.Abs(network.PreActivations[kink]) <= 10 * Rounding * sizes[kink];

    private double Inside(int kink, bool shares) =>
        IsSliding(kink) ? shares ? 1 + (Math.Min(network.Gates[kink], 1 - network.Gates[kink]) / RoundingOfShares) : double.PositiveInfinity
        : sizes[kink] == 0 ? 0
        : 1 + ((Side(kink) - offsets[kink]) / (Rounding * sizes[kink]));

    private bool IsSliding(int kink) => field.Sliding.BinarySearch(kink) >= 0;

    /// <summary>|z| on the gate's side, −|z| on the other.</summary>
    private double Side(int kink) => network.Gates[kink] == 1 ? network.PreActivations[kink] : -network.PreActivations[kink];

    /// <summary>Opens, shuts and slides, one kink at a time, until each goes where it is pushed.</summary>
    private void Settle(ReadOnlySpan<double> y)
    {
        foreach (int kink in field.Sliding)
            shares[kink] = Math.Clamp(network.Gates[kink], 0, 1);
        for (int changes = 0; Change(y); changes++)
        {
            if (changes > 20 + (10 * at.Length))
                throw new KinkException("the flow of the ReLU units does not say how to go on from a point where several kinks meet");
        }

        network.Forward(y);
        network.Sizes(sizes);
        for (int i = 0; i < at.Length; i++)
            offsets[i] = IsSliding(i) ? 0 : Math.Min(0, Side(i));
    }

    /// <returns>False when nothing had to be changed.</returns>
    private bool Change(ReadOnlySpan<double> y)
    {
        field.Evaluate(y, velocity);
        if (Blocking() is int blocking)
        {
            Release(y, blocking);
            return true;
        }

        ReadOnlySpan<double> rates = field.Rates(y, velocity);
        for (int i = 0; i < at.Length; i++)
        {
            if (IsSliding(i) || !(at[i] || near[i]) || (network.Gates[i] == 1 ? rates[i] >= 0 : rates[i] <= 0))
                continue;
            if (Turn(y, i, rates[i]))
                return true;
            field.Evaluate(y, velocity);
            rates = field.Rates(y, velocity);
        }

        return false;
    }

    /// <summary>
    /// Moves the shares on towards those that were solved for, as far as all stay between 0 and 1: the least norm over them falls with every move,
    /// and where kinks depend on each other no pattern comes back (Lawson and Hanson 1974).
    /// </summary>
    /// <returns>The kink whose share ends the move; null where it went all the way.</returns>
    private int? Blocking()
    {
        int? blocking = null;
        double way = 1;
        foreach (int kink in field.Sliding)
        {
            double from = shares[kink], to = network.Gates[kink];

            // Not by rounding alone, or it would be slid along again at once.
            if (Math.Min(to, 1 - to) > -RoundingOfShares / 2)
                continue;
            double here = ((to > 1 ? 1 : 0) - from) / (to - from);
            if (blocking is null || here < way)
                (blocking, way) = (kink, here);
        }

        foreach (int kink in field.Sliding)
            shares[kink] = Math.Clamp(shares[kink] + (way * (network.Gates[kink] - shares[kink])), 0, 1);
        return blocking;
    }

    /// <summary>To the side that θ left by, or to the other where that one pushes back: between several levels a kink can stop holding the flow.</summary>
    private void Release(ReadOnlySpan<double> y, int kink)
    {
        double side = network.Gates[kink] > 1 ? 1 : 0;
        field.Sliding.Remove(kink);
        at[kink] = true;
        network.Gates[kink] = side;
        if (network.IsLinearInGates)
            return;
        double stays = Rate(y, kink);
        network.Gates[kink] = 1 - side;
        double leaves = Rate(y, kink);
        bool back = side == 1 ? stays < 0 && leaves < 0 : stays > 0 && leaves > 0;
        network.Gates[kink] = back ? 1 - side : side;
    }

    private double Rate(ReadOnlySpan<double> y, int kink)
    {
        field.Evaluate(y, velocity);
        return field.Rates(y, velocity)[kink];
    }

    /// <summary>Along the kink where its sides push against each other, across it where both push there and the state is at it.</summary>
    /// <param name="pushed">ż on the side it is on, towards the other.</param>
    /// <returns>False where the state is still on its way to the kink, or pushed by no more than rounding, and stays on its side.</returns>
    private bool Turn(ReadOnlySpan<double> y, int kink, double pushed)
    {
        double before = network.Gates[kink];
        network.Gates[kink] = 1 - before;
        double rate = Rate(y, kink);
        bool against = before == 1 ? rate > 0 : rate < 0, rounding = Math.Abs(pushed) <= RoundingOfRates * Math.Abs(rate - pushed);
        if (against && !rounding)
        {
            shares[kink] = before;
            field.Sliding.Insert(~field.Sliding.BinarySearch(kink), kink);
            return true;
        }

        bool crosses = at[kink] && !against && !rounding;
        if (!crosses)
            network.Gates[kink] = before;
        return crosses;
    }
}
