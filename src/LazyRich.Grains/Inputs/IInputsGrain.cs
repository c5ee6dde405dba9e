namespace LazyRich.Grains.Inputs;

/// <summary>What runs name by digest, read from the store. On the head, key 0.</summary>
[Alias("lazyrich.inputs")]
internal interface IInputsGrain : IGrainWithIntegerKey
{
    /// <returns>Null when the store does not know it.</returns>
    [Alias("matrix")]
    Task<MatrixMessage?> MatrixAsync(string digest);

    /// <returns>The times of a grid; null when the store does not know it.</returns>
    [Alias("grid")]
    Task<double[]?> GridAsync(string digest);
}

/// <param name="Data">Row-major, rows × columns.</param>
[GenerateSerializer, Immutable, Alias("lazyrich.matrix")]
internal sealed record MatrixMessage([property: Id(0)] int Rows, [property: Id(1)] int Columns, [property: Id(2)] double[] Data);
