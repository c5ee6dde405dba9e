using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Phases;

namespace LazyRich.Dynamics.Tasks;

/// <summary>What a solver is given: the task, and the network with its weights at t=0 (SCIENCE section 1).</summary>
/// <remarks>
/// For a linear network the task is S, Σxx and the floor: L = ½tr((A − A*)Σxx(A − A*)ᵀ) + Floor with A = W_L … W1 and A*Σxx = S. Where Σxx = I,
/// as in all that the exact solution covers, that is ½‖A − S‖² + Floor. A network that is not linear learns from <see cref="Samples"/>.
/// </remarks>
/// <param name="S">Σyx = YXᵀ/P, No×Ni.</param>
/// <param name="Floor">What no linear map can remove of the loss, ½‖Y − A*X‖²/P ≥ 0.</param>
/// <param name="Layers">W1 (N1×Ni), W2 (N2×N1), … W_L (No×N_{L−1}).</param>
/// <param name="Lambda">As stated, or measured: the mean of tr(W_{l+1}ᵀW_{l+1} − W_l W_lᵀ)/N_l over neighbouring layers.</param>
public sealed record Problem(Matrix S, double Floor, ImmutableArray<Matrix> Layers, double Lambda)
{
    /// <summary>A two-layer network on whitened inputs.</summary>
    /// <param name="w1">Nh×Ni.</param>
    /// <param name="w2">No×Nh.</param>
    public Problem(Matrix s, double floor, Matrix w1, Matrix w2, double lambda) : this(s, floor, [w1, w2], lambda)
    {
    }

    /// <summary>The first layer, N1×Ni.</summary>
    public Matrix W1
    {
        get => Layers[0];
        init => Layers = Layers.SetItem(0, value);
    }

    /// <summary>The second layer: No×Nh in a two-layer network.</summary>
    public Matrix W2
    {
        get => Layers[1];
        init => Layers = Layers.SetItem(1, value);
    }

    /// <summary>Σxx = XXᵀ/P, Ni×Ni; null for whitened inputs, Σxx = I.</summary>
    public Matrix? InputCovariance { get; init; }

    /// <summary>Of the hidden units.</summary>
    public Activation Activation { get; init; }

    /// <summary>The samples that S, Σxx and the floor are the moments of; null where the task is given by its moments alone.</summary>
    public Samples? Samples { get; init; }

    /// <summary>What the network is tested on; null where the task has neither test samples nor a teacher.</summary>
    public TestSet? Test { get; init; }

    /// <summary>Indices into <see cref="Layers"/> of those that do not learn.</summary>
    public ImmutableSortedSet<int> Frozen { get; init; } = [];

    /// <summary>What a phase looks back to; null for a run without phases.</summary>
    internal History? History { get; init; }

    /// <summary>Whether this is a two-layer linear network on whitened inputs, of which everything follows from W2W1, W1ᵀW1 and W2W2ᵀ.</summary>
    public bool IsTwoLayerWhite => Layers.Length == 2 && Activation == Activation.Linear && InputCovariance is null;
}
