using CsCheck;
using LazyRich.Studies.Generators;
using LazyRich.Studies.Numbers;

namespace LazyRich.Studies.Tests.Generators;

public sealed class GenerateTests
{
    [Fact]
    public void Range_StepOfATenth_HasExactDecimals()
    {
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1], Generate.Range(0, 1, 0.1));
        Assert.Equal([9, 6, 3, 0], Generate.Range(9, 0, -3));
        Assert.Equal([0, 2, 4], Generate.Range(0, 5, 2));
    }

    [Fact]
    public void Linspace_AcrossZero_HasZeroItself()
    {
        Assert.Equal([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3], Generate.Linspace(-0.3, 0.3, 7));
        Assert.Equal([5, 3, 1], Generate.Linspace(5, 1, 3));
    }

    [Fact]
    public void Logspace_OverDecades_HasThePowersOfTen()
    {
        Assert.Equal([0.01, 0.1, 1, 10, 100, 1000], Generate.Logspace(0.01, 1000, 6));
        Assert.Equal([1e-300, 1e-100, 1e100, 1e300], Generate.Logspace(1e-300, 1e300, 4));
        Assert.Equal([2, 4, 8, 16, 32], Generate.Logspace(2, 32, 5));
    }

    [Fact]
    public void Logspace_BetweenPowers_IsCorrectlyRoundedToFifteenDigits()
    {
        // 10^(k/10), from forty digits.
        double[] expected = [1, 1.25892541179417, 1.58489319246111, 1.99526231496888, 2.51188643150958, 3.16227766016838, 3.98107170553497, 5.01187233627272, 6.30957344480193, 7.94328234724282, 10];
        Assert.Equal(expected, Generate.Logspace(1, 10, 11));
    }

    [Fact]
    public void Symlog_TwentyOnePoints_MirrorsTenASide()
    {
        double[] values = Generate.Symlog(0.1, 10, 21);
        Assert.Equal([-10, -0.1, 0, 0.1, 10], [values[0], values[9], values[10], values[11], values[20]]);
        Assert.Equal(Generate.Logspace(0.1, 10, 10), values[11..]);
        Assert.Equal(values, values.Reverse().Select(value => 0 - value));
    }

    [Fact]
    public void CountOfRange_StepBeyondTheDigits_IsTooMany() => Assert.Equal(decimal.MaxValue, Generate.CountOfRange(0, 1e300, 1e-300));

    [Fact]
    public void Logspace_Any_GrowsBetweenItsEnds() =>
        Gen.Select(Gen.Double[-12, 12], Gen.Double[0.01, 12], Gen.Int[2, 60]).Sample((low, width, points) =>
        {
            (double a, double b) = (Digits.Round15(Math.Pow(10, low)), Digits.Round15(Math.Pow(10, low + width)));
            double[] values = Generate.Logspace(a, b, points);
            Assert.Equal((a, b, points), (values[0], values[^1], values.Length));
            for (int i = 1; i < points; i++)
            {
                Assert.True(values[i] > values[i - 1]);
                Assert.Equal(values[i], Digits.Round15(values[i]));
                Assert.InRange(values[i] / (a * Math.Pow(b / a, i / (points - 1.0))), 1 - 1e-13, 1 + 1e-13);
            }
        });

    [Fact]
    public void Range_Any_StopsAtItsLastValue() =>
        Gen.Select(Gen.Int[-1000, 1000], Gen.Int[1, 500], Gen.Int[1, 40]).Sample((first, width, step) =>
        {
            double[] values = Generate.Range(first / 10.0, (first + width) / 10.0, step / 10.0);
            Assert.Equal((width / step) + 1, values.Length);
            for (int i = 0; i < values.Length; i++)
                Assert.Equal((first + (i * step)) / 10.0, values[i]);
        });
}
