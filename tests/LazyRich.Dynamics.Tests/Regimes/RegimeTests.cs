using LazyRich.Dynamics.Regimes;

namespace LazyRich.Dynamics.Tests.Regimes;

/// <summary>The corners of SCIENCE section 4.</summary>
public sealed class RegimeTests
{
    [Theory]
    [InlineData(0.0099, 1.0, 3.0, Regime.Lazy)]
    [InlineData(0.01, 0.6, 1.0, Regime.DelayedRich)]
    [InlineData(0.01, 0.59, 1.0, Regime.Rich)]
    [InlineData(0.01, 0.6, 0.99, Regime.Rich)]
    [InlineData(0.5, 0.9, double.PositiveInfinity, Regime.DelayedRich)]
    [InlineData(0.3, double.NaN, 2.0, Regime.Rich)]
    public void Of_AtTheThresholds_IsAsDefined(double distance, double share, double delay, Regime expected) =>
        Assert.Equal(expected, RegimeThresholds.Default.Of(distance, share, delay));

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    public void Of_UnknownLimit_IsNothing(double? distance) => Assert.Null(RegimeThresholds.Default.Of(distance, 1, 1));
}
