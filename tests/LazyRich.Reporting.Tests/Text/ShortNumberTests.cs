using LazyRich.Reporting.Text;

namespace LazyRich.Reporting.Tests.Text;

public sealed class ShortNumberTests
{
    [Theory]
    [InlineData(0.227, "0.227")]
    [InlineData(4.514, "4.51")]
    [InlineData(322.4, "322")]
    [InlineData(32045.0, "32045")]
    [InlineData(123456.0, "1.2e5")]
    [InlineData(0.00651, "0.0065")]
    [InlineData(2.24e-8, "2.2e-8")]
    [InlineData(2e-4, "2e-4")]
    [InlineData(-5.99484250318941, "-5.99")]
    [InlineData(0.0, "0")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "-∞")]
    [InlineData(null, "–")]
    public void Format_AnyNumber_IsShort(double? value, string expected) => Assert.Equal(expected, ShortNumber.Format(value));

    [Fact]
    public void Typeset_Negative_HasATrueMinus() => Assert.Equal("−5.99", ShortNumber.Typeset(-5.99));

    [Theory]
    [InlineData(-4, "10⁻⁴")]
    [InlineData(-3, "0.001")]
    [InlineData(-1, "0.1")]
    [InlineData(3, "1000")]
    [InlineData(12, "10¹²")]
    public void Typeset_PowerOfTen_IsSetAsInPrint(int exponent, string expected) => Assert.Equal(expected, PowerOfTen.Typeset(exponent));
}
