using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Solvers.Exact;

/// <summary>Where the exact flow ends.</summary>
/// <remarks>
/// As t→∞ the rows that grow fastest take the hidden directions they see, the next fastest those that are left, until all directions are
/// used up; within a group of equal eigenvalue μ the rows end as √(2μ) times an orthonormal basis of what the group sees. All else is 0.
/// </remarks>
internal static class Limit
{
    /// <returns>Coordinates along the eigenvectors, (Ni+No)×Nh, up to a rotation of the hidden units.</returns>
    /// <param name="c">Those of the start.</param>
    public static Matrix Of(Matrix c, HiddenAxes axes, Spectrum spectrum)
    {
        var limit = new Matrix(c.Rows, c.Columns);
        for (int group = 0; group < axes.RowGroups.Count; group++)
        {
            int[] rows = axes.RowGroups[group];
            int[] columns = [.. Enumerable.Range(0, c.Columns).Where(axis => axes.Groups[axis] == group)];
            var basis = new Matrix(columns.Length, rows.Length);
            for (int k = 0; k < columns.Length; k++)
            {
                for (int i = 0; i < rows.Length; i++)
                    basis[k, i] = Vectors.Dot(c.Row(rows[i]), axes.Axes.Row(columns[k]));
            }

            OrthonormalRows.Orthonormalise(basis);
            for (int i = 0; i < rows.Length; i++)
            {
                double eigenvalue = rows[i] < spectrum.Modes ? spectrum.Eigenvalues[rows[i]] : spectrum.HalfLambda;
                for (int k = 0; k < columns.Length; k++)
                    limit[rows[i], columns[k]] = Math.Sqrt(2 * eigenvalue) * basis[k, i];
            }
        }

        return limit;
    }
}
