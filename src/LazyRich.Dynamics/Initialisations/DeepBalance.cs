using System.Collections.Immutable;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>Sizes of weights with w_{l+1}² − w_l² = λ_l between neighbouring layers, for each hidden direction by itself (SCIENCE sections 6 and 8).</summary>
/// <remarks>
/// Direction k exists where a width is more than k, and layer l weighs it where the widths on both its sides are. Where it exists from input to
/// output its weights multiply to σ_k; elsewhere the balances alone fix them, or cannot be had: the general form of what widths forbid a λ.
/// </remarks>
internal static class DeepBalance
{
    // Of the sum of |λ|: what counts as 0 where balances must cancel.
    private const double Rounding = 1e-12;

    /// <param name="lambdas">One for each hidden layer.</param>
    /// <param name="sigma">As many as the least width.</param>
    /// <returns>For each layer its weights by direction; null where the widths forbid these balances.</returns>
    public static double[][]? Sizes(ImmutableArray<int> widths, ReadOnlySpan<double> lambdas, ReadOnlySpan<double> sigma)
    {
        int layers = widths.Length - 1;
        double[][] sizes = [.. Enumerable.Range(0, layers).Select(layer => new double[Math.Min(widths[layer], widths[layer + 1])])];
        for (int k = 0; k < widths.Max(); k++)
        {
            for (int first = 0; first <= layers; first++)
            {
                if (widths[first] <= k)
                    continue;
                int last = first;
                while (last < layers && widths[last + 1] > k)
                    last++;
                double[]? squares = first == 0 && last == layers ? WithProduct(lambdas, sigma[k]) : Alone(lambdas, first, last, layers);
                if (squares is null)
                    return null;
                for (int i = 0; i < squares.Length; i++)
                    sizes[first + i][k] = Math.Sqrt(squares[i]);
                first = last;
            }
        }

        return sizes;
    }

    /// <summary>Squared weights of a direction that misses input or output: from the end that is missing there is nothing to balance against.</summary>
    /// <param name="first">The first of the levels 0 … <paramref name="layers"/> that the direction exists at.</param>
    private static double[]? Alone(ReadOnlySpan<double> lambdas, int first, int last, int layers)
    {
        var squares = new double[last - first];
        double size = 0, square = 0;
        foreach (double lambda in lambdas)
            size += Math.Abs(lambda);
        double noise = Rounding * size;
        if (first > 0)
        {
            for (int level = first; level <= Math.Min(last, layers - 1); level++)
            {
                square += lambdas[level - 1];
                if (level < last)
                    squares[level - first] = square;
            }

            return (last < layers && Math.Abs(square) > noise) || !Settle(squares, noise) ? null : squares;
        }

        for (int level = last; level > 0; level--)
        {
            square -= lambdas[level - 1];
            squares[level - 1] = square;
        }

        return Settle(squares, noise) ? squares : null;
    }

    /// <summary>Makes what is negative by rounding 0; false where more is negative.</summary>
    private static bool Settle(double[] squares, double noise)
    {
        foreach (ref double square in squares.AsSpan())
        {
            if (square < -noise)
                return false;
            square = Math.Max(square, 0);
        }

        return true;
    }

    /// <summary>x + d_l with d_l the sums of balances from the smallest weight, so that nothing cancels, and Π(x + d_l) = σ², by bisection of x.</summary>
    private static double[] WithProduct(ReadOnlySpan<double> lambdas, double sigma)
    {
        var offsets = new double[lambdas.Length + 1];
        for (int l = 1; l < offsets.Length; l++)
            offsets[l] = offsets[l - 1] + lambdas[l - 1];
        double least = offsets.Min();
        foreach (ref double offset in offsets.AsSpan())
            offset -= least;
        double low = 0, high = sigma == 0 ? 0 : 1;
        while (sigma > 0 && Product(offsets, high) < sigma)
            high *= 4;
        while (sigma > 0 && high > 1e-300 && Product(offsets, high / 4) > sigma)
            high /= 4;
        for (double middle = high / 2; middle > low && middle < high; middle = low + ((high - low) / 2))
            (low, high) = Product(offsets, middle) < sigma ? (middle, high) : (low, middle);
        foreach (ref double offset in offsets.AsSpan())
            offset += high;
        return offsets;
    }

    /// <summary>Π√(x + d), root by root so that it leaves the doubles last.</summary>
    private static double Product(double[] offsets, double x)
    {
        double product = 1;
        foreach (double offset in offsets)
            product *= Math.Sqrt(x + offset);
        return product;
    }
}
