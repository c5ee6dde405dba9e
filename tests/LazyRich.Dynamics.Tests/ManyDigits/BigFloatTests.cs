using CsCheck;

namespace LazyRich.Dynamics.Tests.ManyDigits;

/// <summary>The yardstick itself, held to identities and to published digits.</summary>
public sealed class BigFloatTests
{
    [Fact]
    public void ToDouble_OfAnyFiniteDouble_IsThatDouble() =>
        Gen.Double.Where(double.IsFinite).Sample(x => ((BigFloat)x).ToDouble() == x, iter: 10_000);

    [Theory]
    [InlineData(1.0, 1.1102230246251565e-16, 1.0)]
    [InlineData(1.0000000000000002, 1.1102230246251565e-16, 1.0000000000000004)]
    public void ToDouble_HalfWay_GoesToEven(double value, double offset, double expected) =>
        Assert.Equal(expected, ((BigFloat)value + offset).ToDouble());

    [Theory]
    [InlineData(1, -1, 0)]
    [InlineData(3, -1, 2)]
    [InlineData(5, -1, 2)]
    [InlineData(7, -2, 2)]
    [InlineData(1, -5, 0)]
    public void ToDouble_BetweenSubnormals_GoesToTheNearestOrEven(int numerator, int shift, int expectedSpacings) =>
        Assert.Equal(expectedSpacings * double.Epsilon, BigFloat.Scale(numerator, shift - 1074).ToDouble());

    [Fact]
    public void ToDouble_BeyondTheLargestDouble_IsInfinite()
    {
        Assert.Equal(double.PositiveInfinity, BigFloat.Scale(1, 1024).ToDouble());
        Assert.Equal(double.PositiveInfinity, ((BigFloat)double.MaxValue + BigFloat.Scale(1, 970)).ToDouble());
        Assert.Equal(double.MaxValue, ((BigFloat)double.MaxValue + BigFloat.Scale(1, 969)).ToDouble());
    }

    [Theory]
    [InlineData(53)]
    [InlineData(256)]
    [InlineData(3000)]
    public void Operations_UndoEachOther_ToTheLastBits(int bits)
    {
        using BigFloat.PrecisionScope scope = BigFloat.WithPrecision(bits);
        foreach (double x in new[] { 1.5, 0.1, 7.25e-200, 3.3e250 })
        {
            BigFloat a = x;
            BigFloat root = BigFloat.Sqrt(a);
            AssertClose(a, root * root, bits - 3);
            AssertClose(a, a / 3 * 3, bits - 3);
            AssertClose(a, BigFloat.Exp(BigFloat.Log(a)), bits - 12);
        }
    }

    [Fact]
    public void ExpAndLog_PublishedDigits_Agree()
    {
        using BigFloat.PrecisionScope scope = BigFloat.WithPrecision(400);
        AssertClose(FromDigits("2718281828459045235360287471352662497757247093699959574966967627724", 66), BigFloat.Exp(1), 215);
        AssertClose(FromDigits("2302585092994045684017991454684364207601101488628772976033327900967", 66), BigFloat.Log(10), 215);
        AssertClose(FromDigits("1414213562373095048801688724209698078569671875376948073176679737990", 66), BigFloat.Sqrt(2), 215);
    }

    [Fact]
    public void ExpM1AndLog1P_NearZero_InvertEachOther()
    {
        foreach (double x in new[] { 1e-300, -1e-40, 1e-10, 0.3, -0.4 })
            AssertClose(x, BigFloat.Log1P(BigFloat.ExpM1(x)), 230);
    }

    [Fact]
    public void Exp_OfAHundredMillion_HasItsExponentAndInverse()
    {
        BigFloat large = BigFloat.Exp(1e8);
        Assert.Equal(144269504, large.Magnitude);
        AssertClose(1, large * BigFloat.Exp(-1e8), 220);
    }

    private static BigFloat FromDigits(string digits, int decimals)
    {
        BigFloat value = 0;
        foreach (char digit in digits)
            value = (value * 10) + (digit - '0');
        for (int i = 0; i < decimals; i++)
            value /= 10;
        return value;
    }

    private static void AssertClose(BigFloat expected, BigFloat actual, int bits)
    {
        BigFloat difference = actual - expected;
        Assert.True(
            difference.IsZero || difference.Magnitude <= expected.Magnitude - bits,
            $"{actual} differs from {expected} by 2^{difference.Magnitude}, beyond {bits} bits.");
    }
}
