namespace LazyRich.Dynamics.Observables;

/// <summary>Eigenvalues of a symmetric tridiagonal matrix by implicit QL steps with Wilkinson's shift.</summary>
internal static class TridiagonalValues
{
    // Two are usual; only what is not finite gets this far.
    private const int MostSteps = 60;

    // Of the matrix's norm: what is smaller beside the diagonal changes no eigenvalue.
    private const double Negligible = 1e-17;

    /// <param name="diagonal">Overwritten by the eigenvalues, in no order; all NaN where an entry is not finite.</param>
    /// <param name="off">Beside it: off[k] between k and k + 1, and room for one more; overwritten.</param>
    public static void Of(Span<double> diagonal, Span<double> off)
    {
        double norm = 0;
        off[^1] = 0;
        for (int k = 0; k < diagonal.Length; k++)
            norm = Math.Max(norm, Math.Abs(diagonal[k]) + Math.Abs(off[k]));
        if (!double.IsFinite(norm))
        {
            diagonal.Fill(double.NaN);
            return;
        }

        for (int first = 0; first < diagonal.Length; first++)
        {
            for (int step = 0; step < MostSteps && BlockFrom(first, off, norm * Negligible) is var last && last > first; step++)
                Turn(diagonal, off, first, last);
        }
    }

    /// <summary>Where the block that begins at <paramref name="first"/> ends: at the next negligible entry beside the diagonal.</summary>
    private static int BlockFrom(int first, ReadOnlySpan<double> off, double least)
    {
        int last = first;
        while (Math.Abs(off[last]) > least)
            last++;
        return last;
    }

    /// <summary>One QL step on a block: rotations chase the shift's bulge from its end to its beginning.</summary>
    private static void Turn(Span<double> diagonal, Span<double> off, int first, int last)
    {
        double half = (diagonal[first + 1] - diagonal[first]) / (2 * off[first]), root = Length(half, 1);
        double bulge = diagonal[last] - diagonal[first] + (off[first] / (half + Math.CopySign(root, half)));
        double sine = 1, cosine = 1, shifted = 0;
        for (int k = last - 1; k >= first; k--)
        {
            double outside = sine * off[k], inside = cosine * off[k], length = Length(outside, bulge);
            off[k + 1] = length;
            if (length == 0)
            {
                // The block has come apart here.
                diagonal[k + 1] -= shifted;
                off[last] = 0;
                return;
            }

            (sine, cosine) = (outside / length, bulge / length);
            bulge = diagonal[k + 1] - shifted;
            double turned = ((diagonal[k] - bulge) * sine) + (2 * cosine * inside);
            shifted = sine * turned;
            diagonal[k + 1] = bulge + shifted;
            bulge = (cosine * turned) - inside;
        }

        diagonal[first] -= shifted;
        off[first] = bulge;
        off[last] = 0;
    }

    /// <summary>√(x² + y²) of numbers whose squares may overflow.</summary>
    private static double Length(double x, double y)
    {
        (double large, double small) = Math.Abs(x) > Math.Abs(y) ? (Math.Abs(x), Math.Abs(y)) : (Math.Abs(y), Math.Abs(x));
        if (large == 0)
            return 0;
        double ratio = small / large;
        return large * Math.Sqrt(1 + (ratio * ratio));
    }
}
