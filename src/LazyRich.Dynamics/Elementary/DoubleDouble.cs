namespace LazyRich.Dynamics;

/// <summary>A number of about 106 bits, as an unevaluated sum of two doubles with |Low| ≤ ½ ulp(High); range and special values are a double's.</summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static implicit operator DoubleDouble(double value) => new(value, 0.0);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        double sum = a.High + b.High;
        double shadow = sum - a.High;
        double lost = (a.High - (sum - shadow)) + (b.High - shadow);
        return Normalise(sum, lost + (a.Low + b.Low));
    }

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double product = a.High * b.High;
        double lost = Math.FusedMultiplyAdd(a.High, b.High, -product);
        return Normalise(product, Math.FusedMultiplyAdd(a.High, b.Low, Math.FusedMultiplyAdd(a.Low, b.High, lost)));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double quotient = a.High / b.High;
        double rest = Math.FusedMultiplyAdd(-quotient, b.High, a.High) + Math.FusedMultiplyAdd(-quotient, b.Low, a.Low);
        return Normalise(quotient, rest / b.High);
    }

    private static DoubleDouble Normalise(double high, double low)
    {
        double sum = high + low;
        return new(sum, low - (sum - high));
    }
}
