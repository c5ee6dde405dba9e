using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>From one set of orthonormal rows to another, by halving: halfway is the set nearest to the mean of the two, and so on for each half.</summary>
/// <remarks>Between square frames of one orientation this is the geodesic of the rotation group, at constant speed.</remarks>
internal static class OrthonormalPath
{
    private const int Halvings = 50;

    /// <param name="share">0 … 1.</param>
    public static Matrix At(double share, Matrix from, Matrix to)
    {
        if (share == 1)
            return to;
        double low = 0, width = 1;
        for (int i = 0; i < Halvings && low != share; i++)
        {
            Matrix middle = Halfway(from, to);
            width /= 2;
            if (share < low + width)
                to = middle;
            else
                (low, from) = (low + width, middle);
        }

        return from;
    }

    /// <summary>The orthonormal factor of the polar decomposition of a + b.</summary>
    private static Matrix Halfway(Matrix a, Matrix b)
    {
        var sum = new Matrix(a.Rows, a.Columns, a.Data);
        Vectors.AddScaled(sum.Data, 1, b.Data);
        Svd svd = Svd.Of(sum);
        var nearest = new Matrix(a.Rows, a.Columns);
        for (int k = 0; k < svd.Values.Length; k++)
            nearest.AddOuter(1, svd.Left.Row(k), svd.Right.Row(k));
        return nearest;
    }
}
