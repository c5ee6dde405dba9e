using System.Collections.Concurrent;
using System.Numerics;

namespace LazyRich.Dynamics.Tests.ManyDigits;

internal readonly partial struct BigFloat
{
    private static readonly ConcurrentDictionary<int, BigInteger> Ln2ByBits = new();

    /// <summary>e^x; |x| up to 10⁹ costs as much as 1.</summary>
    public static BigFloat Exp(BigFloat x)
    {
        int target = Precision;
        using PrecisionScope wider = WithPrecision(target + 64 + (int)Math.Max(0, x.IsZero ? 0 : x.Magnitude));
        BigFloat ln2 = Ln2();
        long k = (long)Math.Round((x / ln2).ToDouble());
        BigFloat result = Scale(ExpM1OfSmall(x - (ln2 * new BigFloat(k, 0))) + 1, k);
        using PrecisionScope narrow = WithPrecision(target);
        return new(result.mantissa, result.exponent);
    }

    /// <summary>e^x − 1, relatively accurate near 0.</summary>
    public static BigFloat ExpM1(BigFloat x) => Abs(x) < 0.5 ? ExpM1OfSmall(x) : Exp(x) - 1;

    /// <summary>ln(1 + x), relatively accurate near 0: 2 artanh(x/(2 + x)).</summary>
    public static BigFloat Log1P(BigFloat x)
    {
        if (Abs(x) > 0.5)
            return Log(x + 1);
        BigFloat s = x / (x + 2);
        BigFloat square = s * s;
        BigFloat power = s;
        BigFloat sum = s;
        for (int n = 3; !power.IsZero && power.Magnitude > sum.Magnitude - Precision - 4; n += 2)
        {
            power *= square;
            sum += power / n;
        }

        return Scale(sum, 1);
    }

    /// <summary>ln x.</summary>
    public static BigFloat Log(BigFloat x)
    {
        if (x.Sign <= 0)
            throw new ArgumentOutOfRangeException(nameof(x), x.ToDouble(), "The logarithm needs a positive number.");
        long k = x.Magnitude;
        BigFloat significand = Scale(x, -k);
        if (significand > 1.4)
        {
            k++;
            significand = Scale(significand, -1);
        }

        return (Ln2() * new BigFloat(k, 0)) + Log1P(significand - 1);
    }

    /// <summary>Taylor's series of x/2^m, then m times e^{2y} − 1 = (e^y − 1)(e^y + 1), which keeps the relative error.</summary>
    private static BigFloat ExpM1OfSmall(BigFloat x)
    {
        if (x.IsZero)
            return x;
        int halvings = (int)Math.Sqrt(Precision);
        BigFloat y = Scale(x, -halvings);
        BigFloat term = y;
        BigFloat sum = y;
        for (int n = 2; term.Magnitude > sum.Magnitude - Precision - 4; n++)
        {
            term = term * y / n;
            sum += term;
        }

        for (int i = 0; i < halvings; i++)
            sum *= sum + 2;
        return sum;
    }

    /// <summary>ln 2 = Σ 2/((2n + 1)·3^(2n+1)) in integers.</summary>
    private static BigFloat Ln2()
    {
        int bits = Precision + 32;
        BigInteger scaled = Ln2ByBits.GetOrAdd(bits, static bits =>
        {
            BigInteger power = (BigInteger.One << (bits + 1)) / 3;
            BigInteger sum = power;
            for (int n = 3; !power.IsZero; n += 2)
            {
                power /= 9;
                sum += power / n;
            }

            return sum;
        });
        return new(scaled, -bits);
    }
}
