using LazyRich.Store.Encoding;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Reading;

/// <summary>Times by grid, one array for all runs that share it.</summary>
internal sealed class GridCache
{
    /// <summary>A grid per run (observed until it converged) is not worth remembering.</summary>
    private const int Remembered = 256;

    private readonly Dictionary<long, double[]> grids = [];

    public double[] Times(Database database, long grid)
    {
        if (grids.TryGetValue(grid, out double[]? times)) return times;
        times = Doubles.FromBytes((byte[])database["SELECT data FROM grids WHERE id = @id"].Scalar(grid)!);
        if (grids.Count >= Remembered) grids.Clear();
        return grids[grid] = times;
    }
}
