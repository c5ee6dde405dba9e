using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// ‖K̇‖/‖K‖ of the neural tangent kernel under gradient flow, in 1/τ: with A = W2W1 and E = S − A, (W1ᵀW1)˙ = EᵀA + AᵀE and
/// (W2W2ᵀ)˙ = EAᵀ + AEᵀ (SCIENCE section 4), 0 for a frozen layer's. 0 where the kernel rests.
/// </summary>
internal sealed class KernelVelocityObservable<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly int inputs, outputs;
    private readonly Residual<T> residual;
    private readonly ImmutableSortedSet<int> frozen;
    private readonly LaneArray<T> half, turned;

    public KernelVelocityObservable(StateShape shape, IReadOnlyList<Target> targets)
    {
        (inputs, outputs) = (shape.Inputs, shape.Outputs);
        residual = new(targets);
        frozen = targets[0].Problem.Frozen;
        half = new(inputs * inputs);
        turned = new(outputs * outputs);
    }

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        ReadOnlySpan<T> e = residual.Of(gauge.Product);
        LaneMatrices.MultiplyTransposed(e, gauge.Product, outputs, half.Span);
        RowProducts.Cross(e, gauge.Product, inputs, turned.Span);
        T zero = T.Broadcast(0.0);
        T input = frozen.Contains(0) ? zero : SquaredSymmetricPart(half.Span, inputs), output = frozen.Contains(1) ? zero : SquaredSymmetricPart(turned.Span, outputs);

        // Both traces are 2⟨E, A⟩, and that of a frozen layer 0.
        T trace = frozen.IsEmpty ? T.Broadcast(2.0) * RowProducts.Dot(e, gauge.Product) : zero;
        T squared = T.Fma(T.Broadcast(outputs), input, T.Fma(T.Broadcast(inputs), output, T.Broadcast(2.0) * trace * trace));
        values[0] = T.Sqrt(squared) / gauge.KernelNorm;
    }

    /// <summary>‖M + Mᵀ‖².</summary>
    [MethodImpl(Kernel.Options)]
    private static T SquaredSymmetricPart(ReadOnlySpan<T> m, int size)
    {
        T sum = T.Broadcast(0.0);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                T entry = m[(i * size) + j] + m[(j * size) + i];
                sum = T.Fma(entry, entry, sum);
            }
        }

        return sum;
    }
}
