namespace LazyRich.Dynamics.Lanes;

/// <summary>
/// A bundle of independent double-precision numbers, one run per lane. Every kernel is written once over this interface and
/// compiled for <see cref="Lane1"/>, <see cref="Lane4"/> and <see cref="Lane8"/>; since each operation is correctly rounded in each lane,
/// a run gives the same bits in any of them, in any lane, beside any neighbour.
/// </summary>
/// <remarks>No operation reaches across lanes, except <see cref="Any"/>, which may decide only <i>whether</i> work is done, never its value.</remarks>
public interface ILanes<TSelf> where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>How many runs one value holds: 1, 4 or 8.</summary>
    static abstract int Count { get; }

    static abstract TSelf Broadcast(double value);

    /// <summary>Reads <see cref="Count"/> numbers from the start of <paramref name="source"/>.</summary>
    static abstract TSelf Load(ReadOnlySpan<double> source);

    void Store(Span<double> target);

    double this[int lane] { get; }

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf Sqrt(TSelf a);

    static abstract TSelf Abs(TSelf a);

    /// <summary>The larger number. Where one is NaN either may come out, so it may only decide what NaN makes meaningless anyway.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>a·b + c with one rounding.</summary>
    static abstract TSelf Fma(TSelf a, TSelf b, TSelf c);

    /// <summary>The nearest integer, ties to even.</summary>
    static abstract TSelf Round(TSelf a);

    /// <summary>|magnitude| with the sign bit of <paramref name="sign"/>.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary>a·2^k for integer k in [−1022, 1023] (k itself a double); the caller splits larger ones.</summary>
    static abstract TSelf Scale(TSelf a, TSelf k);

    /// <summary>The unbiased binary exponent of a positive normal number, as a double, and its significand in [1, 2).</summary>
    static abstract (TSelf Exponent, TSelf Significand) Split(TSelf a);

    /// <summary>Lane masks: all bits set where the comparison holds (false with NaN), none elsewhere.</summary>
    static abstract TSelf LessThan(TSelf a, TSelf b);

    static abstract TSelf LessThanOrEqual(TSelf a, TSelf b);

    static abstract TSelf Equal(TSelf a, TSelf b);

    /// <summary>Lane by lane: <paramref name="whenTrue"/> where the mask is set, else <paramref name="whenFalse"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);

    static abstract TSelf And(TSelf a, TSelf b);

    static abstract TSelf Or(TSelf a, TSelf b);

    static abstract TSelf Not(TSelf a);

    /// <summary>True where at least one lane of the mask is set.</summary>
    static abstract bool Any(TSelf mask);
}
