using System.Collections.Immutable;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// ‖∇L‖ over both layers, or over the one that learns where the other is frozen: with E = S − W2W1, ‖∇L‖² = ‖W2ᵀE‖² + ‖EW1ᵀ‖² = ⟨EEᵀ, W2W2ᵀ⟩ + ⟨EᵀE, W1ᵀW1⟩
/// (SCIENCE section 1). Under gradient flow τL̇ = −‖∇L‖².
/// </summary>
internal sealed class GradientNormObservable<T>(StateShape shape, IReadOnlyList<Target> targets) : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly Residual<T> residual = new(targets);
    private readonly LaneArray<T> ofInputs = new(shape.Inputs * shape.Inputs);
    private readonly LaneArray<T> ofOutputs = new(shape.Outputs * shape.Outputs);
    private readonly ImmutableSortedSet<int> frozen = targets[0].Problem.Frozen;

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        ReadOnlySpan<T> e = residual.Of(gauge.Product);
        LaneMatrices.MultiplyTransposed(e, e, shape.Outputs, ofInputs.Span);
        RowProducts.Gram(e, shape.Inputs, ofOutputs.Span);
        T zero = T.Broadcast(0.0);
        T squared = (frozen.Contains(0) ? zero : LaneMatrices.SymmetricDot(ofOutputs.Span, gauge.OutputGram, shape.Outputs))
            + (frozen.Contains(1) ? zero : LaneMatrices.SymmetricDot(ofInputs.Span, gauge.InputGram, shape.Inputs));

        // Both parts are squares: what rounding leaves below 0 is 0.
        values[0] = T.Sqrt(T.Select(T.LessThan(squared, zero), zero, squared));
    }
}
