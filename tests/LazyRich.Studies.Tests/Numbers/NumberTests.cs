using System.Globalization;
using CsCheck;
using LazyRich.Studies.Numbers;
using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Tests.Numbers;

public sealed class NumberTests
{
    /// <summary>Examples of RFC 8785, appendix B.</summary>
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    public void Write_BitsOfTheStandard_AreItsText(long bits, string text) => Assert.Equal(text, JsonNumber.Write(BitConverter.Int64BitsToDouble(bits)));

    [Fact]
    public void Write_MinusZero_IsZero() => Assert.Equal("0", JsonNumber.Write(-0.0));

    [Fact]
    public void Write_AnyDouble_ReadsBackTheSame() =>
        Gen.Double.Where(double.IsFinite).Sample(value => double.Parse(JsonNumber.Write(value), CultureInfo.InvariantCulture) == value);

    [Fact]
    public void Rounded_FifteenDigits_AreKept() =>
        Gen.Double.Where(double.IsFinite).Select(Digits.Round15).Where(double.IsFinite).Sample(value => Scaled.Of(value).Rounded() == value);

    [Theory]
    [InlineData(2.0, "0.6931471805599453094172321215")]
    [InlineData(10.0, "2.3025850929940456840179914547")]
    [InlineData(0.5, "-0.6931471805599453094172321215")]
    [InlineData(3.0, "1.0986122886681096913952452369")]
    public void Log_OfSmallNumbers_HasTwentySixDigits(double x, string expected)
    {
        decimal difference = Decimals.Log(Scaled.Of(x)) - decimal.Parse(expected, CultureInfo.InvariantCulture);
        Assert.InRange(Math.Abs(difference), 0, 1e-26m);
    }

    [Fact]
    public void Exp_OfLog_IsWhereItStarted() =>
        Gen.Double[-300, 300].Sample(exponent =>
        {
            Scaled x = Scaled.Of(Digits.Round15(Math.Pow(10, exponent)));
            Scaled back = Decimals.Exp(Decimals.Log(x));
            decimal ratio = back.Exponent == x.Exponent ? back.Mantissa / x.Mantissa : back.Exponent > x.Exponent ? back.Mantissa * 10 / x.Mantissa : back.Mantissa / x.Mantissa / 10;
            Assert.InRange(Math.Abs(ratio - 1), 0, 1e-24m);
        });
}
