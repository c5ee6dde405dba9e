using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Grains.Inputs;

/// <summary>
/// This silo's copies of what the head's inputs grain knows. Points of a sweep share them, and studies come and go: the last used stay. Thread-safe.
/// </summary>
internal sealed class SiloInputs(Func<IInputsGrain> head, long mostBytes = SiloInputs.MostBytes) : IInputs
{
    /// <summary>Of matrices, and of grids as much again; what runs in the pool hold comes on top.</summary>
    private const long MostBytes = 128 << 20;

    private readonly InputCache<Matrix> matrices = new(matrix => sizeof(double) * (long)matrix.Data.Length, mostBytes);
    private readonly InputCache<double[]> grids = new(grid => sizeof(double) * (long)grid.Length, mostBytes);

    /// <summary>Waits for nothing: only what <see cref="FetchMatrixAsync"/> brought before, and its caller still holds, is sure to be here.</summary>
    public Matrix Matrix(string digest) => matrices.Find(digest) ?? throw new KeyNotFoundException($"The matrix {digest} was not fetched.");

    /// <returns>Null when it was not fetched before, or is here no longer.</returns>
    public double[]? Grid(string digest) => grids.Find(digest);

    /// <exception cref="KeyNotFoundException">The store does not know it.</exception>
    public ValueTask<Matrix> FetchMatrixAsync(string digest) => matrices.GetAsync(digest, async key =>
    {
        MatrixMessage found = await head().MatrixAsync(key) ?? throw new KeyNotFoundException($"The store has no matrix {key}.");
        return new(found.Rows, found.Columns, found.Data);
    });

    /// <exception cref="KeyNotFoundException">The store does not know it.</exception>
    public ValueTask<double[]> FetchGridAsync(string digest) => grids.GetAsync(digest, async key =>
        await head().GridAsync(key) ?? throw new KeyNotFoundException($"The store has no time grid {key}."));
}
