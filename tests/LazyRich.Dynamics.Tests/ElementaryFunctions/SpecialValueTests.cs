namespace LazyRich.Dynamics.Tests.ElementaryFunctions;

public sealed class SpecialValueTests
{
    private const double Infinity = double.PositiveInfinity;

    public static TheoryData<string, double, double> Cases => new()
    {
        { "Exp", 0.0, 1.0 }, { "Exp", -0.0, 1.0 }, { "Exp", Infinity, Infinity }, { "Exp", -Infinity, 0.0 }, { "Exp", double.NaN, double.NaN },
        { "Exp", 709.782712893384, 1.7976931348622732e308 }, { "Exp", 709.7827128933841, Infinity }, { "Exp", 1e300, Infinity },
        { "Exp", -745.1332191019411, double.Epsilon }, { "Exp", -745.1332191019412, 0.0 }, { "Exp", -1e300, 0.0 },
        { "ExpM1", 0.0, 0.0 }, { "ExpM1", -0.0, -0.0 }, { "ExpM1", Infinity, Infinity }, { "ExpM1", -Infinity, -1.0 }, { "ExpM1", double.NaN, double.NaN },
        { "ExpM1", double.Epsilon, double.Epsilon }, { "ExpM1", -double.Epsilon, -double.Epsilon }, { "ExpM1", -1e300, -1.0 },
        { "ExpM1", 709.782712893384, 1.7976931348622732e308 }, { "ExpM1", 709.7827128933841, Infinity },
        { "Log", 1.0, 0.0 }, { "Log", 0.0, -Infinity }, { "Log", -0.0, -Infinity }, { "Log", -1.0, double.NaN }, { "Log", -Infinity, double.NaN },
        { "Log", Infinity, Infinity }, { "Log", double.NaN, double.NaN }, { "Log", double.Epsilon, -744.4400719213812 },
        { "Log1P", 0.0, 0.0 }, { "Log1P", -0.0, -0.0 }, { "Log1P", -1.0, -Infinity }, { "Log1P", -1.5, double.NaN }, { "Log1P", Infinity, Infinity },
        { "Log1P", double.NaN, double.NaN }, { "Log1P", double.Epsilon, double.Epsilon },
        { "Log10", 1000.0, 3.0 }, { "Log10", 1e-5, -5.0 }, { "Log10", 0.0, -Infinity }, { "Log10", -1.0, double.NaN }, { "Log10", Infinity, Infinity },
        { "Log10", double.NaN, double.NaN },
        { "Sinh", -0.0, -0.0 }, { "Sinh", Infinity, Infinity }, { "Sinh", -Infinity, -Infinity }, { "Sinh", double.NaN, double.NaN }, { "Sinh", -1e300, -Infinity },
        { "Tanh", -0.0, -0.0 }, { "Tanh", Infinity, 1.0 }, { "Tanh", -Infinity, -1.0 }, { "Tanh", double.NaN, double.NaN }, { "Tanh", -1e300, -1.0 },
        { "Asinh", -0.0, -0.0 }, { "Asinh", Infinity, Infinity }, { "Asinh", -Infinity, -Infinity }, { "Asinh", double.NaN, double.NaN },
        { "Exp10", -5.0, 1e-5 }, { "Exp10", 22.0, 1e22 }, { "Exp10", 309.0, Infinity }, { "Exp10", -400.0, 0.0 }, { "Exp10", double.NaN, double.NaN },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Function_SpecialValue_IsExactlyItsLimit(string function, double x, double expected)
    {
        double actual = Functions.ByName(function)(x);
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(double.IsNaN(actual) ? double.NaN : actual));
    }

    [Fact]
    public void Exp10_OfWholeNumbers_IsExact()
    {
        double power = 1.0;
        for (int n = 0; n <= 22; n++, power *= 10.0)
        {
            Assert.Equal(power, Elementary.Exp10(n));
            Assert.Equal(n, Elementary.Log10(power));
        }
    }

    [Theory]
    [InlineData(3.0, 4.0, 81.0)]
    [InlineData(0.0, 2.0, 0.0)]
    [InlineData(0.0, -2.0, Infinity)]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(double.NaN, 0.0, 1.0)]
    [InlineData(-2.0, 3.0, double.NaN)]
    [InlineData(2.0, double.NaN, double.NaN)]
    [InlineData(0.5, Infinity, 0.0)]
    [InlineData(0.5, -Infinity, Infinity)]
    [InlineData(Infinity, -1.0, 0.0)]
    [InlineData(1.0, Infinity, 1.0)]
    public void Pow_SpecialValue_IsExactlyItsLimit(double x, double y, double expected) => Assert.Equal(expected, Elementary.Pow(x, y));
}
