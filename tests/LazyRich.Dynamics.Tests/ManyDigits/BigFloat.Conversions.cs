using System.Numerics;

namespace LazyRich.Dynamics.Tests.ManyDigits;

internal readonly partial struct BigFloat
{
    public static implicit operator BigFloat(int value) => new(value, 0);

    /// <summary>Exact.</summary>
    public static implicit operator BigFloat(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite numbers have digits.");
        long bits = BitConverter.DoubleToInt64Bits(value);
        int field = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0x000F_FFFF_FFFF_FFFF;
        long significand = field == 0 ? fraction : fraction | 0x0010_0000_0000_0000;
        return new(bits < 0 ? -significand : significand, Math.Max(field, 1) - 1075);
    }

    /// <summary>The nearest double, ties to even, subnormals and overflow included.</summary>
    public double ToDouble()
    {
        if (IsZero)
            return 0.0;
        long lowest = Math.Max(Magnitude - 52, -1074);
        BigInteger significand = RoundToEven(BigInteger.Abs(mantissa), lowest - exponent);

        // Rounding may carry into one more bit; the product of two exact factors then carries it too.
        double size = lowest > 971 ? double.PositiveInfinity : (double)significand * PowerOfTwo(lowest);
        return mantissa.Sign * size;
    }

    public override string ToString() => ToDouble().ToString("R", null);

    private static BigInteger RoundToEven(BigInteger value, long shift)
    {
        if (shift <= 0)
            return value << (int)-shift;
        if (shift > (long)value.GetBitLength() + 1)
            return BigInteger.Zero;
        BigInteger floor = value >> (int)shift;
        BigInteger twice = (value - (floor << (int)shift)) << 1;
        int order = twice.CompareTo(BigInteger.One << (int)shift);
        return order > 0 || (order == 0 && !floor.IsEven) ? floor + 1 : floor;
    }

    private static double PowerOfTwo(long exponent) => exponent >= -1022
        ? BitConverter.Int64BitsToDouble((exponent + 1023) << 52)
        : BitConverter.Int64BitsToDouble(1L << (int)(exponent + 1074));
}
