using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Figures;

namespace LazyRich.Reporting.Tests.Drawing;

public sealed class ValueScaleTests
{
    [Fact]
    public void Ticks_Log_ArePowersOfTen() =>
        Assert.Equal(["0.01", "0.1", "1", "10", "100", "1000"], new ValueScale(AxisScale.Log, [0.01, 1000]).Ticks(6).Select(tick => tick.Label));

    [Fact]
    public void Ticks_LogOverManyDecades_AreThinned() =>
        Assert.Equal(["10⁻⁸", "10⁻⁵", "0.01", "10"], new ValueScale(AxisScale.Log, [1e-8, 10]).Ticks(4).Select(tick => tick.Label));

    [Fact]
    public void Ticks_LogWithinADecade_AreRoundNumbers() =>
        Assert.Equal(["1", "2", "5"], new ValueScale(AxisScale.Log, [0.9, 6]).Ticks(5).Select(tick => tick.Label));

    [Fact]
    public void Ticks_Linear_AreRoundSteps() =>
        Assert.Equal(["0", "0.1", "0.2", "0.3", "0.4"], new ValueScale(AxisScale.Linear, [0.44], 0).Ticks(5).Select(tick => tick.Label));

    [Fact]
    public void Ticks_Symlog_HaveBothSignsAndZero()
    {
        string[] labels = [.. new ValueScale(AxisScale.Symlog, [-10, 10]).Ticks(9).Select(tick => tick.Label)];

        Assert.Equal(["−10", "−1", "−0.1", "−0.01", "0", "0.01", "0.1", "1", "10"], labels);
    }

    [Theory]
    [InlineData(0.01, 0)]
    [InlineData(1, 0.5)]
    [InlineData(100, 1)]
    public void Place_Log_IsByTheExponent(double value, double expected) =>
        Assert.Equal(expected, new ValueScale(AxisScale.Log, [0.01, 100, double.PositiveInfinity, -3]).Place(value), 12);

    [Fact]
    public void Place_OneValueOnly_IsInTheMiddle() => Assert.Equal(0.5, new ValueScale(AxisScale.Linear, [7, 7]).Place(7), 12);
}
