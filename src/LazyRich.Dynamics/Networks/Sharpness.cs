using System.Runtime.InteropServices;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Randomness;

namespace LazyRich.Dynamics.Networks;

/// <summary>The largest eigenvalue (by size) of the loss's Hessian, by power iteration on differences of gradients.</summary>
/// <remarks>Hv = (∇L(w + εv) − ∇L(w − εv))/(2ε), good to about nine digits; the Hessian itself is never formed.</remarks>
internal sealed class Sharpness(Objective<Lane1> objective)
{
    private const int MostIterations = 2000;
    private const double Settled = 1e-10;

    private readonly int length = objective.Shape.Weights;

    /// <param name="weights">As a state.</param>
    public double At(ReadOnlySpan<double> weights)
    {
        double[] v = new double[length], moved = new double[length], ahead = new double[length], behind = new double[length];
        new RandomStream(0, "sharpness").FillNormal(v);
        double epsilon = 1e-5 * (1 + Math.Sqrt(Vectors.Dot(weights, weights))), value = 0;
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            double size = Math.Sqrt(Vectors.Dot(v, v));
            if (!(size > 0))
                return size;
            foreach (ref double entry in v.AsSpan())
                entry /= size;
            Descend(weights, epsilon, v, moved, behind);
            Descend(weights, -epsilon, v, moved, ahead);
            for (int e = 0; e < length; e++)
                ahead[e] = (ahead[e] - behind[e]) / (2 * epsilon);
            double next = Vectors.Dot(v, ahead);
            if (Math.Abs(next - value) <= Settled * Math.Abs(next))
                return Math.Abs(next);
            value = next;
            (v, ahead) = (ahead, v);
        }

        return Math.Abs(value);
    }

    /// <summary>−∇L at w + εv.</summary>
    private void Descend(ReadOnlySpan<double> weights, double epsilon, double[] v, double[] moved, double[] direction)
    {
        weights[..length].CopyTo(moved);
        Vectors.AddScaled(moved, epsilon, v);
        ReadOnlySpan<Lane1> q = MemoryMarshal.Cast<double, Lane1>(moved.AsSpan());
        objective.Measure(q);
        objective.Descend(q, MemoryMarshal.Cast<double, Lane1>(direction.AsSpan()));
    }
}
