using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Phases;

namespace LazyRich.Dynamics;

/// <summary>A network f(x) = W_L φ(… φ(W1x)) of two or more layers as it starts; linear, φ(z) = z, unless told otherwise. Immutable as long as nobody writes to the matrices.</summary>
public sealed partial class Network
{
    private Network(ImmutableArray<Matrix> layers, double lambda, Setting init, long seed)
    {
        (Layers, Lambda, Init, Seed) = (layers, lambda, init, seed);
        Architecture = new([layers[0].Columns, .. layers.Select(layer => layer.Rows)]);
    }

    /// <summary>W1 (N1×Ni), W2 (N2×N1) … W_L (No×N_{L−1}).</summary>
    public ImmutableArray<Matrix> Layers { get; private init; }

    /// <summary>The first layer, N1×Ni.</summary>
    public Matrix W1 => Layers[0];

    /// <summary>The second layer: No×Nh in a two-layer network.</summary>
    public Matrix W2 => Layers[1];

    /// <summary>φ of the hidden units.</summary>
    public Activation Activation { get; private init; }

    /// <summary>λ as stated, or tr(W2ᵀW2 − W1W1ᵀ)/Nh of given weights; in deeper networks of each pair of neighbouring layers, or the mean over them.</summary>
    public double Lambda { get; private init; }

    public Architecture Architecture { get; }

    /// <summary>
    /// ‖W2ᵀW2 − W1W1ᵀ − λI‖ over ‖W1‖² + ‖W2‖², of deeper networks the largest of all pairs of neighbouring layers, each with its own λ: the solvers of the exact
    /// flow ask for at most 1e-10.
    /// </summary>
    public double BalanceError => Layers.Zip(Layers.Skip(1), Balance.RelativeError).Max();

    internal Setting Init { get; }

    internal long Seed { get; }

    internal bool AssumesBalance { get; private init; }

    /// <summary>The same weights with other hidden units. Networks that are not linear learn from samples, by gradient flow or descent.</summary>
    public Network With(Activation activation) => new(Layers, Lambda, Init, Seed) { Activation = activation, AssumesBalance = AssumesBalance };

    /// <summary>
    /// The same weights, taken for λ*-balanced by the solvers of the exact flow: an approximation as good as <see cref="BalanceError"/> is small,
    /// and marked as <c>approximate</c> in the trajectory's summary where the balance does not hold.
    /// </summary>
    public Network AssumeBalanced() => new(Layers, Balance.Mean(Balance.Lambdas(Layers)), Init, Seed) { Activation = Activation, AssumesBalance = true };

    /// <summary>The same function W2W1 with another λ, by its singular value decomposition (Theorem 5.2), as <c>rebalance</c> between phases does it.</summary>
    /// <exception cref="InvalidOperationException">The network has more than two layers, or units that are not linear.</exception>
    /// <exception cref="ArgumentException">The widths forbid λ.</exception>
    public Network Rebalanced(double lambda)
    {
        if (Layers.Length > 2 || Activation != Activation.Linear)
            throw new InvalidOperationException("Only a two-layer linear network has its function by one λ for another.");
        RequireAllowed(Architecture, lambda);
        return new(LearnedWeights.Of(Architecture, lambda, Matrix.Product(W2, W1)).Layers, lambda, Init, Seed);
    }

    /// <summary>Where a trajectory has taken this network.</summary>
    /// <param name="lambda">Null: as measured there.</param>
    internal Network MovedTo(ImmutableArray<Matrix> layers, double? lambda) =>
        new(layers, lambda ?? Balance.Mean(Balance.Lambdas(layers)), Setting.Of("from-file"), Seed) { Activation = Activation, AssumesBalance = AssumesBalance };
}
