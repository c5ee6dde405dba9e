using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>Weights [W1ᵀ; W2] of a state, up to a rotation of the hidden units: the state itself, or for solvers that know only QQᵀ a root of that.</summary>
/// <remarks>QQᵀ = Σ μₖvₖvₖᵀ has rank Nh, so its Nh largest eigenvalues give Q = [√μ₁v₁ …].</remarks>
internal sealed class HiddenUnits<T> where T : unmanaged, ILanes<T>
{
    private readonly StateShape given;
    private readonly LaneArray<T>? whole, weights;
    private readonly SymmetricEigen<T>? eigen;

    public HiddenUnits(StateShape shape)
    {
        given = shape;
        Shape = shape with { OnlyGrams = false };
        if (!shape.OnlyGrams)
            return;
        int size = shape.Inputs + shape.Outputs;
        (whole, weights) = (new(size * size), new(Shape.Length));
        eigen = new(size);
    }

    /// <summary>Of what <see cref="Of"/> returns.</summary>
    public StateShape Shape { get; }

    /// <returns>(Ni+No)×Nh; may be overwritten by the next call.</returns>
    public ReadOnlySpan<T> Of(Gauge<T> gauge, ReadOnlySpan<T> state)
    {
        if (eigen is null)
            return state;
        Assemble(gauge, whole!.Span);
        eigen.Decompose(whole.Span);
        TakeRoot(weights!.Span);
        return weights.Span;
    }

    /// <summary>[[W1ᵀW1, (W2W1)ᵀ], [W2W1, W2W2ᵀ]], on and above the diagonal.</summary>
    private void Assemble(Gauge<T> gauge, Span<T> gram)
    {
        int size = given.Inputs + given.Outputs;
        for (int i = 0; i < given.Inputs; i++)
        {
            Span<T> row = gram.Slice(i * size, size);
            gauge.InputGram.Slice(i * given.Inputs, given.Inputs).CopyTo(row);
            for (int o = 0; o < given.Outputs; o++)
                row[given.Inputs + o] = gauge.Product[(o * given.Inputs) + i];
        }

        for (int o = 0; o < given.Outputs; o++)
            gauge.OutputGram.Slice(o * given.Outputs, given.Outputs).CopyTo(gram[(((given.Inputs + o) * size) + given.Inputs)..]);
    }

    [MethodImpl(Kernel.Options)]
    private void TakeRoot(Span<T> q)
    {
        int size = given.Inputs + given.Outputs;
        T zero = T.Broadcast(0.0);
        q.Fill(zero);
        for (int k = 0; k < Math.Min(given.Hidden, size); k++)
        {
            int from = size - 1 - k;
            T value = eigen!.Values[from], root = T.Sqrt(T.Select(T.LessThan(value, zero), zero, value));
            for (int i = 0; i < size; i++)
                q[(i * given.Hidden) + k] = root * eigen.Vectors[(from * size) + i];
        }
    }
}
