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
    [Trait("Science", "4 What is observed")]
    public void Of_AtTheThresholds_IsAsDefined(double distance, double share, double delay, Regime expected) =>
        Assert.Equal(expected, RegimeThresholds.Default.Of(distance, share, delay));

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    public void Of_UnknownLimit_IsNothing(double? distance) => Assert.Null(RegimeThresholds.Default.Of(distance, 1, 1));

    [Theory]
    [InlineData("", 0.01, 0.6, 1.0)]
    [InlineData("kernel-distance=.05", 0.05, 0.6, 1.0)]
    [InlineData(" log-delay = 2 , lazy-share=0.5", 0.01, 0.5, 2.0)]
    [Trait("Science", "4 What is observed")]
    public void Parse_SomeThresholds_LeavesTheOthers(string text, double distance, double share, double delay)
    {
        RegimeThresholds thresholds = RegimeThresholds.Parse(text);
        Assert.Equal(new(distance, share, delay), thresholds);
        Assert.Equal(thresholds, RegimeThresholds.Parse(thresholds.ToString()));
    }

    [Theory]
    [InlineData("kernel=.05", "no threshold 'kernel'; there are kernel-distance, lazy-share, log-delay")]
    [InlineData("log-delay=soon", "log-delay must be a finite number, not 'soon'")]
    [InlineData("log-delay=inf", "log-delay must be a finite number, not 'inf'")]
    [InlineData("0.01", "'0.01' is no threshold: write kernel-distance=0.01,lazy-share=0.6,log-delay=1")]
    public void Parse_Nonsense_SaysWhatIsWrong(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => RegimeThresholds.Parse(text)).Message, StringComparison.Ordinal);
}
