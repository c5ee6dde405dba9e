using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics;

public static partial class Elementary
{
    private const double Sqrt2 = 1.4142135623730951;

    /// <summary>ln x, error ≤ 1 ulp, subnormals included.</summary>
    /// <remarks>−∞ at ±0, NaN below 0 and for NaN, +∞ at +∞.</remarks>
    public static T Log<T>(T x) where T : unmanaged, ILanes<T>
    {
        (T k, T f) = ReduceLogarithm(x);
        T result = LogOnePlus(f, k, T.Broadcast(0.0));
        T zero = T.Broadcast(0.0);
        result = T.Select(T.Equal(x, zero), T.Broadcast(double.NegativeInfinity), result);
        result = T.Select(T.LessThan(x, zero), T.Broadcast(double.NaN), result);
        return T.Select(T.LessThan(x, T.Broadcast(double.PositiveInfinity)), result, x);
    }

    /// <inheritdoc cref="Log{T}(T)"/>
    public static double Log(double x) => Log(new Lane1(x))[0];

    /// <summary>x = 2^k·(1 + f) with 1 + f between √½ and √2, exactly.</summary>
    private static (T K, T F) ReduceLogarithm<T>(T x) where T : unmanaged, ILanes<T>
    {
        T subnormal = T.LessThan(x, T.Broadcast(SmallestNormal));
        (T exponent, T significand) = T.Split(T.Select(subnormal, x * T.Broadcast(18014398509481984.0), x));
        T above = T.LessThan(T.Broadcast(Sqrt2), significand);
        T k = exponent - T.Select(subnormal, T.Broadcast(54.0), T.Broadcast(0.0)) + T.Select(above, T.Broadcast(1.0), T.Broadcast(0.0));
        return (k, T.Select(above, significand * T.Broadcast(0.5), significand) - T.Broadcast(1.0));
    }

    /// <summary>
    /// k·ln 2 + ln(1 + f) + correction, for √½ ≤ 1 + f ≤ √2. With s = f/(2 + f), ln(1 + f) = 2 artanh s = f − f²/2 + s(f²/2 + R(s²)),
    /// so that the terms fall in size and the large ones are exact.
    /// </summary>
    private static T LogOnePlus<T>(T f, T k, T correction) where T : unmanaged, ILanes<T>
    {
        T halfSquare = T.Broadcast(0.5) * f * f;
        T s = f / (T.Broadcast(2.0) + f);
        T z = s * s;
        T low = T.Fma(k, T.Broadcast(Ln2Low), correction);
        T small = T.Fma(s, T.Fma(z, ArtanhSeries(z), halfSquare), low);
        return T.Fma(k, T.Broadcast(Ln2High), f - (halfSquare - small));
    }

    /// <summary>Σ 2zⁿ/(2n + 3): ten terms leave 2⁻⁶⁰ at z = (√2 − 1)⁴.</summary>
    private static T ArtanhSeries<T>(T z) where T : unmanaged, ILanes<T>
    {
        T sum = T.Broadcast(2.0 / 21);
        sum = T.Fma(sum, z, T.Broadcast(2.0 / 19));
        sum = T.Fma(sum, z, T.Broadcast(2.0 / 17));
        sum = T.Fma(sum, z, T.Broadcast(2.0 / 15));
        sum = T.Fma(sum, z, T.Broadcast(2.0 / 13));
        sum = T.Fma(sum, z, T.Broadcast(2.0 / 11));
        sum = T.Fma(sum, z, T.Broadcast(2.0 / 9));
        sum = T.Fma(sum, z, T.Broadcast(2.0 / 7));
        sum = T.Fma(sum, z, T.Broadcast(2.0 / 5));
        return T.Fma(sum, z, T.Broadcast(2.0 / 3));
    }
}
