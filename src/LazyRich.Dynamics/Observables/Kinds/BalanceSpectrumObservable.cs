using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// Eigenvalues of W2ᵀW2 − W1W1ᵀ, ascending: Nh of them, all λ in a balanced network (SCIENCE section 4). In a deeper network those of every
/// pair of neighbouring layers, from the input on.
/// </summary>
internal sealed class BalanceSpectrumObservable<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly StateShape shape;
    private readonly HiddenUnits<T> units;
    private readonly LaneArray<T>[] differences;
    private readonly SymmetricEigen<T>[] eigen;

    public BalanceSpectrumObservable(StateShape shape)
    {
        units = new(shape);
        this.shape = units.Shape;
        int[] hidden = [.. shape.Widths.AsSpan()[1..^1]];
        Shape = [hidden.Sum()];
        differences = [.. hidden.Select(width => new LaneArray<T>(width * width))];
        eigen = [.. hidden.Select(width => new SymmetricEigen<T>(width))];
    }

    public int[] Shape { get; }

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        ReadOnlySpan<T> weights = units.Of(gauge, q);
        for (int pair = 0; pair < eigen.Length; pair++)
        {
            Balance<T>.Fill(shape, weights, pair, differences[pair].Span);
            eigen[pair].Decompose(differences[pair].Span);
            eigen[pair].Values.CopyTo(values);
            values = values[eigen[pair].Values.Length..];
        }
    }
}
