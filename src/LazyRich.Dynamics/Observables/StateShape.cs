using System.Collections.Immutable;
using LazyRich.Dynamics.Networks;

namespace LazyRich.Dynamics.Observables;

/// <summary>The widths of a network, and where its weights are in a state: W1ᵀ, then W2, W3 … as they are, all row-major.</summary>
/// <remarks>Of a two-layer network that is Q = [W1ᵀ; W2], (Ni+No)×Nh.</remarks>
internal readonly record struct StateShape
{
    /// <param name="widths">From input to output, at least three.</param>
    public StateShape(params ImmutableArray<int> widths)
    {
        Widths = widths;
        (Inputs, Hidden, Outputs) = (widths[0], widths[1], widths[^1]);
        for (int layer = 0; layer < widths.Length - 1; layer++)
            weights += widths[layer] * widths[layer + 1];
    }

    private readonly int weights;

    public ImmutableArray<int> Widths { get; }

    public int Inputs { get; }

    /// <summary>Nh of a two-layer network, N1 of a deeper one.</summary>
    public int Hidden { get; }

    public int Outputs { get; }

    /// <summary>Number of weight matrices.</summary>
    public int Layers => Widths.Length - 1;

    /// <summary>
    /// States of solvers that know QQᵀ but no Q: W2W1 (No×Ni), then W1ᵀW1 (Ni×Ni), then W2W2ᵀ (No×No). What needs the hidden units, as balance
    /// does, is observed of a root of QQᵀ (<see cref="HiddenUnits{T}"/>).
    /// </summary>
    public bool OnlyGrams { get; init; }

    /// <summary>Entries behind the weights that a solver needs to go on from a state: velocities, or the number of the step.</summary>
    public int Extra { get; init; }

    /// <summary>Number of entries of a state.</summary>
    public int Length => OnlyGrams ? (Outputs * Inputs) + (Inputs * Inputs) + (Outputs * Outputs) : weights + Extra;

    /// <summary>Number of weights.</summary>
    public int Weights => weights;

    /// <summary>W1ᵀ, Ni×N1.</summary>
    public ReadOnlySpan<T> W1<T>(ReadOnlySpan<T> q) => q[..(Inputs * Hidden)];

    /// <summary>Of a two-layer network W2, No×Nh.</summary>
    public ReadOnlySpan<T> W2<T>(ReadOnlySpan<T> q) => q[(Inputs * Hidden)..weights];

    /// <summary>One layer of a state; of the first its transpose.</summary>
    public ReadOnlySpan<T> Layer<T>(ReadOnlySpan<T> q, int layer) => q[RangeOf(layer)];

    /// <summary>Where a layer's weights are in a state.</summary>
    public Range RangeOf(int layer) => Start(layer)..(Start(layer) + (Widths[layer] * Widths[layer + 1]));

    /// <summary>Where W_{layer+1}, N_{layer+1}×N_layer, is in a state.</summary>
    public MatrixPlace Place(int layer) => layer == 0
        ? new(0, Hidden, Inputs, 1, Hidden)
        : new(Start(layer), Widths[layer + 1], Widths[layer], Widths[layer], 1);

    private int Start(int layer)
    {
        int start = 0;
        for (int before = 0; before < layer; before++)
            start += Widths[before] * Widths[before + 1];
        return start;
    }
}
