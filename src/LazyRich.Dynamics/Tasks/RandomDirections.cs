using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Randomness;

namespace LazyRich.Dynamics.Tasks;

/// <summary>Orthonormal vectors, uniform over all such sets.</summary>
internal static class RandomDirections
{
    /// <returns>count×dimension, orthonormal rows. A smaller count gives the first rows of a larger one, so widths share what they can.</returns>
    public static Matrix Draw(long seed, string purpose, int count, int dimension)
    {
        var rows = new Matrix(count, dimension);
        new RandomStream(seed, purpose).FillNormal(rows.Data);
        OrthonormalRows.Orthonormalise(rows);
        return rows;
    }
}
