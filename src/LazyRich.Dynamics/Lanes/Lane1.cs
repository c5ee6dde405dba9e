using System.Runtime.CompilerServices;

namespace LazyRich.Dynamics.Lanes;

/// <summary>One run at a time: a plain double.</summary>
public readonly struct Lane1(double value) : ILanes<Lane1>
{
    private readonly double value = value;

    private static readonly double AllSet = BitConverter.UInt64BitsToDouble(ulong.MaxValue);

    public static int Count => 1;

    public double this[int lane] => value;

    public static Lane1 Broadcast(double value) => new(value);

    public static Lane1 Load(ReadOnlySpan<double> source) => new(source[0]);

    public void Store(Span<double> target) => target[0] = value;

    public static Lane1 operator +(Lane1 a, Lane1 b) => new(a.value + b.value);

    public static Lane1 operator -(Lane1 a, Lane1 b) => new(a.value - b.value);

    public static Lane1 operator -(Lane1 a) => new(-a.value);

    public static Lane1 operator *(Lane1 a, Lane1 b) => new(a.value * b.value);

    public static Lane1 operator /(Lane1 a, Lane1 b) => new(a.value / b.value);

    public static Lane1 Sqrt(Lane1 a) => new(Math.Sqrt(a.value));

    public static Lane1 Abs(Lane1 a) => new(Math.Abs(a.value));

    public static Lane1 Max(Lane1 a, Lane1 b) => new(double.MaxNative(a.value, b.value));

    public static Lane1 Fma(Lane1 a, Lane1 b, Lane1 c) => new(Math.FusedMultiplyAdd(a.value, b.value, c.value));

    public static Lane1 Round(Lane1 a) => new(Math.Round(a.value, MidpointRounding.ToEven));

    public static Lane1 CopySign(Lane1 magnitude, Lane1 sign) => new(Math.CopySign(magnitude.value, sign.value));

    public static Lane1 Scale(Lane1 a, Lane1 k) => new(a.value * BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(k.value + LaneBits.BiasAndShift) << 52));

    public static (Lane1 Exponent, Lane1 Significand) Split(Lane1 a)
    {
        long bits = BitConverter.DoubleToInt64Bits(a.value);
        return (new((bits >> 52) - 1023), new(BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000)));
    }

    public static Lane1 LessThan(Lane1 a, Lane1 b) => Mask(a.value < b.value);

    public static Lane1 LessThanOrEqual(Lane1 a, Lane1 b) => Mask(a.value <= b.value);

    public static Lane1 Equal(Lane1 a, Lane1 b) => Mask(a.value == b.value);

    public static Lane1 Select(Lane1 mask, Lane1 whenTrue, Lane1 whenFalse) => Any(mask) ? whenTrue : whenFalse;

    public static Lane1 And(Lane1 a, Lane1 b) => FromBits(Bits(a) & Bits(b));

    public static Lane1 Or(Lane1 a, Lane1 b) => FromBits(Bits(a) | Bits(b));

    public static Lane1 Not(Lane1 a) => FromBits(~Bits(a));

    public static bool Any(Lane1 mask) => Bits(mask) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane1 Mask(bool condition) => new(condition ? AllSet : 0.0);

    private static ulong Bits(Lane1 a) => BitConverter.DoubleToUInt64Bits(a.value);

    private static Lane1 FromBits(ulong bits) => new(BitConverter.UInt64BitsToDouble(bits));
}
