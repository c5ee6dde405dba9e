using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Curvature;

/// <summary>The loss's second derivatives at a state, one matrix a lane, known by what they make of directions.</summary>
internal interface IHessian<T> where T : unmanaged, ILanes<T>
{
    /// <summary>Entries of a direction.</summary>
    int Length { get; }

    /// <summary>Prepares for products at a state.</summary>
    /// <param name="gauge">Has just measured it.</param>
    void At(Gauge<T> gauge, ReadOnlySpan<T> q);

    /// <param name="q">The state of <see cref="At"/>.</param>
    /// <param name="result">Not the same memory as the direction.</param>
    void Multiply(ReadOnlySpan<T> q, ReadOnlySpan<T> direction, Span<T> result);
}
