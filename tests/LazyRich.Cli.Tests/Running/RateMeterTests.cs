using LazyRich.Cli.Running;
using Microsoft.Extensions.Time.Testing;

namespace LazyRich.Cli.Tests.Running;

public sealed class RateMeterTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Rate_OneSample_IsNotKnown()
    {
        var meter = new RateMeter(time);
        meter.Add(5);

        Assert.Equal(0, meter.Rate);
        Assert.Null(meter.Remaining(10));
    }

    [Fact]
    public void Rate_SteadyProgress_IsItsSlope()
    {
        var meter = new RateMeter(time);
        for (int second = 0; second < 20; second++, time.Advance(TimeSpan.FromSeconds(1)))
            meter.Add(100 * second);

        Assert.Equal(100, meter.Rate, 9);
        Assert.Equal(TimeSpan.FromSeconds(5), meter.Remaining(500));
    }

    [Fact]
    public void Rate_AfterASlowStart_ForgetsIt()
    {
        var meter = new RateMeter(time);
        meter.Add(0);
        time.Advance(TimeSpan.FromMinutes(1));
        for (int second = 0; second <= 6; second++, time.Advance(TimeSpan.FromSeconds(1)))
            meter.Add(10 * second);

        Assert.Equal(10, meter.Rate, 9);
    }

    [Theory]
    [InlineData(0.84, "0.8 s")]
    [InlineData(42, "42 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7500, "2 h 5 min")]
    [InlineData(273600, "3 d 4 h")]
    public void Duration_AnyLength_IsShort(double seconds, string expected) => Assert.Equal(expected, ProgressText.Duration(TimeSpan.FromSeconds(seconds)));
}
