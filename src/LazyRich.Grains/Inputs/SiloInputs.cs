using System.Collections.Concurrent;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Grains.Inputs;

/// <summary>
/// This silo's copies of what the head's inputs grain knows. What was fetched once is kept, however many runs want it: studies name
/// few, since points of a sweep share them. Thread-safe.
/// </summary>
internal sealed class SiloInputs(Func<IInputsGrain> head) : IInputs
{
    private readonly ConcurrentDictionary<string, Task<Matrix>> matrices = [];
    private readonly ConcurrentDictionary<string, Task<double[]>> grids = [];

    /// <summary>Waits for nothing: only what <see cref="FetchMatrixAsync"/> brought before is here.</summary>
    public Matrix Matrix(string digest) => Present(matrices, digest) ?? throw new KeyNotFoundException($"The matrix {digest} was not fetched.");

    /// <returns>Null when it was not fetched before.</returns>
    public double[]? Grid(string digest) => Present(grids, digest);

    /// <exception cref="KeyNotFoundException">The store does not know it.</exception>
    public ValueTask FetchMatrixAsync(string digest) => FetchAsync(matrices, digest, async key =>
    {
        MatrixMessage found = await head().MatrixAsync(key) ?? throw new KeyNotFoundException($"The store has no matrix {key}.");
        return new(found.Rows, found.Columns, found.Data);
    });

    /// <exception cref="KeyNotFoundException">The store does not know it.</exception>
    public ValueTask FetchGridAsync(string digest) => FetchAsync(grids, digest, async key =>
        await head().GridAsync(key) ?? throw new KeyNotFoundException($"The store has no time grid {key}."));

    private static T? Present<T>(ConcurrentDictionary<string, Task<T>> cache, string digest) where T : class =>
        cache.TryGetValue(digest, out Task<T>? fetched) && fetched.IsCompletedSuccessfully ? fetched.Result : null;

    private static async ValueTask FetchAsync<T>(ConcurrentDictionary<string, Task<T>> cache, string digest, Func<string, Task<T>> fetch)
    {
        Task<T> fetched = cache.GetOrAdd(digest, fetch);
        try
        {
            await fetched;
        }
        catch
        {
            // The next run asks again: the head may have been away.
            cache.TryRemove(new(digest, fetched));
            throw;
        }
    }
}
