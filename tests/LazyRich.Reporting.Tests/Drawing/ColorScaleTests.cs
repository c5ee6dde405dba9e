using LazyRich.Reporting.Drawing;
using LazyRich.Reporting.Figures.Curves;
using SkiaSharp;

namespace LazyRich.Reporting.Tests.Drawing;

public sealed class ColorScaleTests
{
    [Theory]
    [InlineData("viridis", 1)]
    [InlineData("amber", -1)]
    [InlineData("ocean", -1)]
    public void Sequential_AlongItsLength_ChangesLightnessOneWayOnly(string name, int direction)
    {
        double[] lightness = [.. Enumerable.Range(0, 33).Select(k => OkLab.Lightness(ColorScale.At(name, k / 32.0)))];

        for (int k = 1; k < lightness.Length; k++)
            Assert.True(direction * (lightness[k] - lightness[k - 1]) > 0, $"{name} at {k}/32: {lightness[k - 1]} then {lightness[k]}");
    }

    [Fact]
    public void Signed_AnySweep_HasItsMiddleAtZero()
    {
        SKColor middle = ColorScale.At("signed", 0.5);

        Assert.Equal(middle, new CurveColors("signed", [-2.0, -1.0, 0.0, 5.0]).Of(0.0));
        Assert.Equal(ColorScale.At("signed", 1), new CurveColors("signed", [0.0, 1.0, 5.0]).Of(5.0));
        Assert.Equal(ColorScale.At("signed", 0), new CurveColors("signed", [-2.0, -1.0, 0.0]).Of(-2.0));
    }
}
