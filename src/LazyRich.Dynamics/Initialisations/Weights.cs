using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>The weights at t=0.</summary>
/// <param name="Layers">W1 (N1×Ni), W2 (N2×N1) …</param>
internal readonly record struct Weights(ImmutableArray<Matrix> Layers)
{
    /// <param name="w1">Nh×Ni.</param>
    /// <param name="w2">No×Nh.</param>
    public Weights(Matrix w1, Matrix w2) : this([w1, w2])
    {
    }

    /// <summary>Of a two-layer network.</summary>
    public void Deconstruct(out Matrix w1, out Matrix w2) => (w1, w2) = (Layers[0], Layers[1]);
}
