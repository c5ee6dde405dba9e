using LazyRich.Dynamics.Algebra;
using LazyRich.Grains.Placement;
using LazyRich.Grains.Wire;
using LazyRich.Store.Reading;
using Orleans.Concurrency;

namespace LazyRich.Grains.Inputs;

/// <summary>Reads off the grain's turn: a large matrix must not hold up the others.</summary>
[OnHead, Reentrant, CollectionAgeLimit(AlwaysActive = true)]
internal sealed class InputsGrain(IStoreReader reader) : Grain, IInputsGrain
{
    public async Task<MatrixMessage?> MatrixAsync(string digest)
    {
        Matrix? matrix = await Task.Run(() => reader.Input(digest));
        if (matrix?.Data.Length > MessageSize.Most / sizeof(double))
            throw new NotSupportedException($"The matrix {digest} has {MessageSize.MebiBytes(sizeof(double) * (long)matrix.Data.Length)}; at most {MessageSize.MebiBytes(MessageSize.Most)} can be sent.");
        return matrix is null ? null : new(matrix.Rows, matrix.Columns, matrix.Data);
    }

    public Task<double[]?> GridAsync(string digest) => Task.Run(() => reader.Grid(digest));
}
