namespace LazyRich.Dynamics.Algebra;

/// <summary>Orthonormal sets kept as the rows of a matrix.</summary>
internal static class OrthonormalRows
{
    /// <summary>
    /// Makes rows <paramref name="given"/>, … of <paramref name="rows"/> orthonormal to those above and to each other, in order: the Q of a QR
    /// decomposition whose R has a positive diagonal, which is what makes Gaussian rows uniform (Haar).
    /// </summary>
    /// <param name="given">How many rows are orthonormal already; they stay as they are.</param>
    public static void Orthonormalise(Matrix rows, int given = 0)
    {
        for (int i = given; i < rows.Rows; i++)
        {
            if (!TryOrthonormaliseRow(rows, i))
                CompleteFromAxes(rows, i);
        }
    }

    /// <summary>Replaces row <paramref name="i"/> by a unit vector orthogonal to the rows above: what the axis farthest from them has beyond their span.</summary>
    public static void CompleteFromAxes(Matrix rows, int i)
    {
        int best = 0;
        double farthest = -1;
        for (int axis = 0; axis < rows.Columns; axis++)
        {
            double rest = 1;
            for (int j = 0; j < i; j++)
                rest -= rows[j, axis] * rows[j, axis];
            if (rest > farthest + 1e-9)
                (best, farthest) = (axis, rest);
        }

        Span<double> row = rows.Row(i);
        row.Clear();
        row[best] = 1;
        TryOrthonormaliseRow(rows, i);
    }

    private static bool TryOrthonormaliseRow(Matrix rows, int i)
    {
        Span<double> row = rows.Row(i);
        double before = Math.Sqrt(Vectors.Dot(row, row));

        // Twice is enough: the second pass removes what cancellation in the first left behind.
        for (int pass = 0; pass < 2; pass++)
        {
            for (int j = 0; j < i; j++)
                Vectors.AddScaled(row, -Vectors.Dot(rows.Row(j), row), rows.Row(j));
        }

        double after = Math.Sqrt(Vectors.Dot(row, row));
        if (!(after > 1e-12 * before))
            return false;
        foreach (ref double entry in row)
            entry /= after;
        return true;
    }
}
