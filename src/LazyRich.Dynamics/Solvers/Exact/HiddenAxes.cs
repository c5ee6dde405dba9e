using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Solvers.Exact;

/// <summary>
/// Orthonormal directions of hidden space in the order in which the flow will fill them: those that the fastest growing rows see, then
/// those that the next see beside them, and so on.
/// </summary>
/// <remarks>
/// They say where the flow ends (<see cref="Limit"/>), and whether it ends in a saddle: when rows that grow see fewer new
/// directions than they could. Rotating the hidden units to them also keeps elimination from dividing by what is small by chance.
/// </remarks>
internal sealed class HiddenAxes
{
    /// <summary>Of axes that no growing row sees.</summary>
    public const int Unseen = int.MaxValue;

    // Relative to the start: what is smaller is rounding, and taking it for real would leave a saddle that the flow never leaves.
    private const double Negligible = 1e-13;

    // Relative: modes this close grow together for as long as doubles can tell.
    private const double Tie = 1e-12;

    private readonly int hidden;
    private int found;

    /// <param name="c">Eigenvector coordinates of the start, (Ni+No)×Nh: plus rows, minus rows, the rest.</param>
    public HiddenAxes(Matrix c, Spectrum spectrum)
    {
        hidden = c.Columns;
        Axes = new Matrix(hidden, hidden);
        Groups = new int[hidden];
        Array.Fill(Groups, Unseen);
        RowGroups = GroupRows(spectrum, c.Rows);
        double least = Negligible * Math.Sqrt(Vectors.Dot(c.Data, c.Data));
        for (int group = 0; group < RowGroups.Count && found < hidden; group++)
        {
            int first = RowGroups[group][0], most = Math.Min(RowGroups[group].Length, hidden - found);
            bool learned = first < spectrum.Modes && spectrum.SingularValues[first] > 0;
            Saddle |= Find(c, group, least) < most && learned;
        }

        OrthonormalRows.Orthonormalise(Axes, found);
    }

    /// <summary>Nh×Nh, one axis a row.</summary>
    public Matrix Axes { get; }

    /// <summary>Of each axis, the group of rows that sees it first; <see cref="Unseen"/> if none does.</summary>
    public int[] Groups { get; }

    /// <summary>Rows of equal growth rate, fastest first.</summary>
    public IReadOnlyList<int[]> RowGroups { get; }

    /// <summary>Whether a mode of the task is out of reach of the start, so that the flow ends in a saddle.</summary>
    public bool Saddle { get; }

    private static List<int[]> GroupRows(Spectrum spectrum, int rows)
    {
        double[] s = spectrum.SingularValues;
        var groups = new List<int[]>();
        int next;
        for (int first = 0; first < s.Length && s[first] > 0; first = next)
        {
            next = first + 1;
            while (next < s.Length && s[next] > 0 && s[next] >= s[first] * (1 - Tie))
                next++;
            groups.Add([.. Enumerable.Range(first, next - first)]);
        }

        if (spectrum.HalfLambda > 0)
        {
            IEnumerable<int> slowest = Enumerable.Range(0, s.Length).Where(i => s[i] == 0);
            if (spectrum.PerpGrows)
                slowest = slowest.Concat(Enumerable.Range(2 * s.Length, rows - (2 * s.Length)));
            int[] group = [.. slowest];
            if (group.Length > 0)
                groups.Add(group);
        }

        return groups;
    }

    /// <summary>Gram-Schmidt with the largest remainder first, so that the number found is the numerical rank.</summary>
    private int Find(Matrix c, int group, double least)
    {
        int before = found;
        int[] rows = RowGroups[group];
        var remainders = new Matrix(rows.Length, hidden);
        for (int i = 0; i < rows.Length; i++)
            c.Row(rows[i]).CopyTo(remainders.Row(i));
        for (; found < hidden; found++)
        {
            int largest = -1;
            double squared = least * least;
            for (int i = 0; i < rows.Length; i++)
            {
                Span<double> remainder = remainders.Row(i);
                RemoveFound(remainder);
                double here = Vectors.Dot(remainder, remainder);
                if (here > squared)
                    (largest, squared) = (i, here);
            }

            if (largest < 0)
                break;
            Span<double> axis = Axes.Row(found);
            for (int j = 0; j < hidden; j++)
                axis[j] = remainders[largest, j] / Math.Sqrt(squared);
            Groups[found] = group;
        }

        return found - before;
    }

    private void RemoveFound(Span<double> row)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            for (int k = 0; k < found; k++)
                Vectors.AddScaled(row, -Vectors.Dot(Axes.Row(k), row), Axes.Row(k));
        }
    }
}
