using System.Numerics;

namespace LazyRich.Dynamics.Tests.ManyDigits;

internal readonly partial struct BigFloat
{
    public static BigFloat operator -(BigFloat a) => new(-a.mantissa, a.exponent);

    public static BigFloat operator +(BigFloat a, BigFloat b)
    {
        if (a.IsZero || b.IsZero)
            return a.IsZero ? b : a;
        if (a.exponent < b.exponent)
            (a, b) = (b, a);

        // Exponents may lie 10⁹ apart: what cannot reach the last bit is not shifted there.
        if (Math.Abs(a.Magnitude - b.Magnitude) > Precision + 2)
            return a.Magnitude > b.Magnitude ? a : b;
        return new((a.mantissa << (int)(a.exponent - b.exponent)) + b.mantissa, b.exponent);
    }

    public static BigFloat operator -(BigFloat a, BigFloat b) => a + -b;

    public static BigFloat operator *(BigFloat a, BigFloat b) => new(a.mantissa * b.mantissa, a.exponent + b.exponent);

    public static BigFloat operator /(BigFloat a, BigFloat b)
    {
        if (b.IsZero)
            throw new DivideByZeroException();
        long shift = Math.Max(0, Precision + 2 + (long)b.mantissa.GetBitLength() - (long)a.mantissa.GetBitLength());
        return new((a.mantissa << (int)shift) / b.mantissa, a.exponent - b.exponent - shift);
    }

    public static bool operator <(BigFloat a, BigFloat b) => a.CompareTo(b) < 0;

    public static bool operator >(BigFloat a, BigFloat b) => a.CompareTo(b) > 0;

    public static bool operator <=(BigFloat a, BigFloat b) => a.CompareTo(b) <= 0;

    public static bool operator >=(BigFloat a, BigFloat b) => a.CompareTo(b) >= 0;

    public static BigFloat Abs(BigFloat a) => a.Sign < 0 ? -a : a;

    public static BigFloat Max(BigFloat a, BigFloat b) => a < b ? b : a;

    /// <summary>a·2^k, exactly.</summary>
    public static BigFloat Scale(BigFloat a, long k) => new(a.mantissa, a.exponent + k);

    public static BigFloat Sqrt(BigFloat a)
    {
        if (a.Sign < 0)
            throw new ArgumentOutOfRangeException(nameof(a), a.ToDouble(), "A negative number has no real root.");
        if (a.IsZero)
            return a;
        long shift = Math.Max(0, (2 * (Precision + 2)) - (long)a.mantissa.GetBitLength());
        shift += (a.exponent - shift) & 1;
        return new(Root(a.mantissa << (int)shift), (a.exponent - shift) / 2);
    }

    /// <summary>√n to about a unit: each Newton step doubles the leading half's correct bits.</summary>
    private static BigInteger Root(BigInteger n)
    {
        if (n.GetBitLength() <= 100)
        {
            BigInteger start = new(Math.Sqrt((double)n));
            return (start + (n / start)) >> 1;
        }

        int quarter = (int)((n.GetBitLength() - 1) / 4);
        BigInteger root = Root(n >> (2 * quarter)) << quarter;
        return (root + (n / root)) >> 1;
    }
}
