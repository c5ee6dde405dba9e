using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Solvers.Flow;

namespace LazyRich.Dynamics.Solvers.GradientFlow.Kinks;

/// <summary>
/// −∇L with the gates held, those of <see cref="Sliding"/> kinks at the shares θ for which ż = 0: the velocity of the subgradient flow along the
/// kinks, which is the element of least norm of the subdifferential (Filippov 1988). Smooth as long as no kink is passed.
/// </summary>
internal sealed class SlidingField(GatedNetwork network, int length) : IField
{
    /// <summary>With deeper networks rates are products of gates of several levels, and each pass doubles the digits.</summary>
    private const int MostPasses = 8;

    /// <summary>A change of θ after which the next would be rounding.</summary>
    private const double Settled = 1e-9;

    /// <summary>A pivot that small beside the largest is rounding.</summary>
    private const double Dependent = 1e-11;

    private readonly List<(Matrix Slopes, Matrix Factors, Matrix Shares)> rooms = [];
    private readonly double[] rates = new double[network.Gates.Length], moved = new double[network.Gates.Length];

    public int Length => length;

    /// <summary>Kinks whose z stays at 0, in ascending order.</summary>
    public List<int> Sliding { get; } = [];

    public void Evaluate(ReadOnlySpan<double> y, Span<double> velocity)
    {
        network.Forward(y);
        Balance(y, velocity);
    }

    /// <summary>Finds θ and the velocity, after <see cref="GatedNetwork.Forward"/>.</summary>
    public void Balance(ReadOnlySpan<double> y, Span<double> velocity)
    {
        foreach (int kink in Sliding)
            network.Gates[kink] = 0.5;
        if (Sliding.Count > 0 && network.IsLinearInGates)
            Find(y);
        for (int pass = Sliding.Count == 0 || network.IsLinearInGates ? 0 : MostPasses; pass > 0; pass--)
        {
            if (Improve(y, velocity) <= Settled)
                break;
        }

        network.Backward(y, velocity);
    }

    /// <summary>ż of every kink under a velocity, after <see cref="GatedNetwork.Forward"/>.</summary>
    public ReadOnlySpan<double> Rates(ReadOnlySpan<double> y, ReadOnlySpan<double> velocity)
    {
        network.Rates(y, velocity, rates);
        return rates;
    }

    /// <summary>θ of a two-layer network, whose rates are linear in them with coefficients at hand.</summary>
    private void Find(ReadOnlySpan<double> y)
    {
        (Matrix slopes, Matrix factors, Matrix shares) = Room(Sliding.Count);
        network.Pull(y);
        for (int i = 0; i < Sliding.Count; i++)
        {
            rates[Sliding[i]] = network.RateByOpenGates(Sliding[i]);
            shares[i, 0] = -rates[Sliding[i]];
            for (int k = 0; k < Sliding.Count; k++)
                slopes[i, k] = network.Slope(Sliding[i], Sliding[k]);
        }

        Solve(slopes, factors, shares);
        for (int k = 0; k < Sliding.Count; k++)
            network.Gates[Sliding[k]] = shares[k, 0];
    }

    /// <summary>θ ← θ − J⁻¹ż; a column of J is a difference, since ż is linear in each gate by itself.</summary>
    /// <returns>The largest change of θ.</returns>
    private double Improve(ReadOnlySpan<double> y, Span<double> velocity)
    {
        (Matrix slopes, Matrix factors, Matrix shares) = Room(Sliding.Count);
        network.Backward(y, velocity);
        network.Rates(y, velocity, rates);
        for (int k = 0; k < Sliding.Count; k++)
        {
            shares[k, 0] = -rates[Sliding[k]];
            network.Gates[Sliding[k]] += 1;
            network.Backward(y, velocity);
            network.Rates(y, velocity, moved);
            network.Gates[Sliding[k]] -= 1;
            for (int i = 0; i < Sliding.Count; i++)
                slopes[i, k] = moved[Sliding[i]] - rates[Sliding[i]];
        }

        Solve(slopes, factors, shares);
        double largest = 0;
        for (int k = 0; k < Sliding.Count; k++)
        {
            network.Gates[Sliding[k]] += shares[k, 0];
            largest = Math.Max(largest, Math.Abs(shares[k, 0]));
        }

        return largest;
    }

    /// <summary>Kinks of one unit on samples that depend on each other leave a choice of θ, none of the velocity: of least norm then.</summary>
    private void Solve(Matrix slopes, Matrix factors, Matrix shares)
    {
        slopes.Data.CopyTo(factors.Data, 0);
        Lu.Solve(factors, shares);
        double least = double.PositiveInfinity, most = 0;
        for (int k = 0; k < factors.Rows; k++)
            (least, most) = (Math.Min(least, Math.Abs(factors[k, k])), Math.Max(most, Math.Abs(factors[k, k])));
        if (least > Dependent * most)
            return;
        for (int k = 0; k < factors.Rows; k++)
            shares[k, 0] = -rates[Sliding[k]];
        Matrix.Product(PseudoInverse.Of(slopes), shares).Data.CopyTo(shares.Data, 0);
    }

    private (Matrix Slopes, Matrix Factors, Matrix Shares) Room(int count)
    {
        while (rooms.Count < count)
            rooms.Add((new(rooms.Count + 1, rooms.Count + 1), new(rooms.Count + 1, rooms.Count + 1), new(rooms.Count + 1, 1)));
        return rooms[count - 1];
    }
}
