using System.Numerics;

namespace LazyRich.Dynamics.Tests.ManyDigits;

/// <summary>
/// Mantissa · 2^Exponent with as many bits as <see cref="Precision"/> says and exponents without bound worth naming. Every operation rounds to
/// nearest, so its relative error is at most 2^−Precision. Zero is the default value; there is no NaN or ∞.
/// </summary>
internal readonly partial struct BigFloat : IComparable<BigFloat>
{
    [ThreadStatic]
    private static int precision;

    private readonly BigInteger mantissa;
    private readonly long exponent;

    private BigFloat(BigInteger mantissa, long exponent)
    {
        long excess = mantissa.GetBitLength() - Precision;
        if (excess > 0)
        {
            mantissa = ((mantissa >> (int)(excess - 1)) + 1) >> 1;
            exponent += excess;
        }

        this.mantissa = mantissa;
        this.exponent = mantissa.IsZero ? 0 : exponent;
    }

    /// <summary>Bits that operations on this thread round to; 256 until set.</summary>
    public static int Precision
    {
        get => precision == 0 ? 256 : precision;
        private set => precision = value;
    }

    public bool IsZero => mantissa.IsZero;

    public int Sign => mantissa.Sign;

    /// <summary>⌊log₂|value|⌋; meaningless for zero.</summary>
    public long Magnitude => exponent + (long)BigInteger.Abs(mantissa).GetBitLength() - 1;

    /// <summary>Sets <see cref="Precision"/> of this thread until disposed.</summary>
    public static PrecisionScope WithPrecision(int bits) => new(bits);

    public int CompareTo(BigFloat other) => (this - other).Sign;

    public readonly ref struct PrecisionScope
    {
        private readonly int before;

        internal PrecisionScope(int bits)
        {
            before = Precision;
            Precision = bits;
        }

        public void Dispose() => Precision = before;
    }
}
