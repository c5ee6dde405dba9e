using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>Singular values of a small matrix by one-sided Jacobi rotations, largest first.</summary>
/// <remarks>
/// The vectors along the shorter side are rotated against each other until they are orthogonal; their lengths are the values. A trajectory
/// moves little from one time to the next, so each starts from the rotations of the one before; every sixteenth starts afresh, so that the
/// rounding of products of rotations stays below 1e-14 of the largest value however long the run.
/// </remarks>
internal sealed class SingularValues<T> where T : unmanaged, ILanes<T>
{
    private const int FreshEvery = 16;

    // Convergence is quadratic: five sweeps are usual, and only what is not finite gets this far.
    private const int MaximumSweeps = 40;

    // Of a value, relative to the root of the sum of their squares; what is smaller than it altogether is not turned for.
    private const double Error = 1e-16;

    // Cosine of two vectors that are orthogonal to rounding.
    private const double Oblique = 1e-15;

    private readonly int rows;
    private readonly int columns;
    private readonly int count;
    private readonly int length;
    private readonly LaneArray<T> vectors;
    private readonly LaneArray<T> rotation;
    private readonly LaneArray<T> values;
    private readonly bool vectorsMatter;
    private int done;

    /// <param name="vectorsMatter">Turn until the vectors themselves are orthogonal to rounding, not only as far as it moves a value.</param>
    public SingularValues(int rows, int columns, bool vectorsMatter = false)
    {
        this.vectorsMatter = vectorsMatter;
        this.rows = rows;
        this.columns = columns;
        count = Math.Min(rows, columns);
        length = Math.Max(rows, columns);
        vectors = new(count * length);
        rotation = new(count * count);
        values = new(count);
    }

    /// <summary>Row i is a singular vector along the shorter side, in the order that turning left; count×count.</summary>
    public ReadOnlySpan<T> Short => rotation.Span;

    /// <summary>Row i is the singular vector along the longer side that belongs to it, times its value and a power of two; count×length.</summary>
    public ReadOnlySpan<T> Long => vectors.Span;

    /// <param name="matrix">rows×columns.</param>
    /// <returns>min(rows, columns) of them; overwritten by the next call.</returns>
    public ReadOnlySpan<T> Of(ReadOnlySpan<T> matrix)
    {
        if (done++ % FreshEvery == 0)
            ResetRotation();
        T exponent = LoadRotated(matrix);
        Orthogonalise();
        Lengths(exponent);
        return values.Span;
    }

    private void ResetRotation()
    {
        rotation.Span.Fill(T.Broadcast(0.0));
        for (int i = 0; i < count; i++)
            rotation.Span[(i * count) + i] = T.Broadcast(1.0);
    }

    /// <summary>Rotates the matrix's vectors as the last ones were, scaled where squares could overflow or vanish; returns the exponent taken out.</summary>
    [MethodImpl(Kernel.Options)]
    private T LoadRotated(ReadOnlySpan<T> matrix)
    {
        T exponent = SafeExponent(matrix);
        T scale = T.Scale(T.Broadcast(1.0), -exponent);
        (int across, int along) = rows <= columns ? (columns, 1) : (1, columns);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<T> weights = rotation.Span.Slice(i * count, count);
            Span<T> vector = vectors.Span.Slice(i * length, length);
            int k = 0;
            for (; k + 4 <= vector.Length; k += 4)
            {
                ReadOnlySpan<T> block = matrix[(k * along)..];
                T a = T.Broadcast(0.0), b = a, c = a, d = a;
                for (int j = 0; j < weights.Length; j++)
                {
                    T weight = weights[j];
                    int from = j * across;
                    a = T.Fma(weight, block[from], a);
                    b = T.Fma(weight, block[from + along], b);
                    c = T.Fma(weight, block[from + (2 * along)], c);
                    d = T.Fma(weight, block[from + (3 * along)], d);
                }

                vector[k] = a * scale;
                vector[k + 1] = b * scale;
                vector[k + 2] = c * scale;
                vector[k + 3] = d * scale;
            }

            for (; k < vector.Length; k++)
            {
                T sum = T.Broadcast(0.0);
                for (int j = 0; j < weights.Length; j++)
                    sum = T.Fma(weights[j], matrix[(j * across) + (k * along)], sum);
                vector[k] = sum * scale;
            }
        }

        return exponent;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SafeExponent(ReadOnlySpan<T> matrix)
    {
        T largest = T.Broadcast(0.0);
        foreach (T entry in matrix)
            largest = T.Max(largest, T.Abs(entry));
        T extreme = T.Or(
            T.And(T.LessThan(T.Broadcast(1e30), largest), T.LessThan(largest, T.Broadcast(1e300))),
            T.And(T.LessThan(largest, T.Broadcast(1e-30)), T.LessThan(T.Broadcast(1e-300), largest)));
        if (!T.Any(extreme))
            return T.Broadcast(0.0);
        (T exponent, _) = T.Split(T.Select(extreme, largest, T.Broadcast(1.0)));
        return exponent;
    }

    private void Orthogonalise()
    {
        T tolerance = Tolerance();
        bool rotated = true;
        for (int sweep = 0; rotated && sweep < MaximumSweeps; sweep++)
            rotated = Sweep(vectors.Span, rotation.Span, tolerance);
    }

    /// <summary>Makes each pair of vectors orthogonal in turn; false if none in any lane needed it.</summary>
    [MethodImpl(Kernel.Options)]
    private bool Sweep(Span<T> vectors, Span<T> rotation, T tolerance)
    {
        bool rotated = false;
        for (int i = 0; i < count - 1; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                Span<T> x = vectors.Slice(i * length, length), y = vectors.Slice(j * length, length);
                (T xx, T yy, T xy) = Products(x, y);
                T needed = vectorsMatter ? T.LessThan(T.Broadcast(Oblique * Oblique) * xx * yy, xy * xy) : Matters(xx, yy, xy, tolerance);
                if (!T.Any(needed))
                    continue;
                rotated = true;
                (T cosine, T sine) = Angle(yy - xx, xy + xy, needed);
                Turn(x, y, cosine, sine);
                Turn(rotation.Slice(i * count, count), rotation.Slice(j * count, count), cosine, sine);
            }
        }

        return rotated;
    }

    /// <summary>What the square of a change of a squared length, over that squared length, may be: (2·Error·‖A‖)², which turning leaves alone.</summary>
    [MethodImpl(Kernel.Options)]
    private T Tolerance()
    {
        T squares = T.Broadcast(0.0);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<T> vector = vectors.Span.Slice(i * length, length);
            squares += RowProducts.Dot(vector, vector);
        }

        return squares * T.Broadcast(4 * Error * Error);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Xx, T Yy, T Xy) Products(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
    {
        T xx = T.Broadcast(0.0), yy = xx, xy = xx;
        for (int k = 0; k < x.Length; k++)
        {
            xx = T.Fma(x[k], x[k], xx);
            yy = T.Fma(y[k], y[k], yy);
            xy = T.Fma(x[k], y[k], xy);
        }

        return (xx, yy, xy);
    }

    /// <summary>
    /// Mask of the lanes where making two vectors orthogonal changes a length that matters. Turning moves xy·tan from one squared length to
    /// the other, at most xy² / (½|d| + max(½|d|, |xy|)) with d their difference.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Matters(T xx, T yy, T xy, T tolerance)
    {
        T half = T.Abs(yy - xx) * T.Broadcast(0.5), size = T.Abs(xy), squared = xy * xy;
        T divisor = half + T.Select(T.LessThan(half, size), size, half);
        T least = T.Select(T.LessThan(xx, yy), xx, yy);
        return T.LessThan(tolerance * least * divisor * divisor, squared * squared);
    }

    /// <summary>Of the smaller angle that makes them orthogonal: tan = 2xy / (d ± √(d² + 4xy²)); none where it is not needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Cosine, T Sine) Angle(T difference, T twice, T needed)
    {
        T one = T.Broadcast(1.0), root = T.Sqrt(T.Fma(difference, difference, twice * twice));
        T tangent = twice / (difference + T.CopySign(root, difference));
        T cosine = one / T.Sqrt(T.Fma(tangent, tangent, one));
        return (T.Select(needed, cosine, one), T.Select(needed, tangent * cosine, T.Broadcast(0.0)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(Span<T> x, Span<T> y, T cosine, T sine)
    {
        T minus = -sine;
        for (int k = 0; k < x.Length; k++)
        {
            T xk = x[k], yk = y[k];
            x[k] = T.Fma(minus, yk, cosine * xk);
            y[k] = T.Fma(sine, xk, cosine * yk);
        }
    }

    [MethodImpl(Kernel.Options)]
    private void Lengths(T exponent)
    {
        Span<T> lengths = values.Span;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<T> vector = vectors.Span.Slice(i * length, length);
            lengths[i] = T.Sqrt(RowProducts.Dot(vector, vector)) * T.Scale(T.Broadcast(1.0), exponent);
        }

        for (int end = count - 1; end > 0; end--)
        {
            for (int i = 0; i < end; i++)
            {
                T first = lengths[i], second = lengths[i + 1], swap = T.LessThan(first, second);
                lengths[i] = T.Select(swap, second, first);
                lengths[i + 1] = T.Select(swap, first, second);
            }
        }
    }
}
