using LazyRich.Dynamics.Tests.ManyDigits;

namespace LazyRich.Dynamics.Tests.ElementaryFunctions;

/// <summary>Every function within the ulps that its comment states, against 256 bits.</summary>
public sealed class AccuracyTests(ITestOutputHelper output)
{
    [Fact]
    public void Exp_EverywhereItIsFinite_WithinOneUlp() => Hold(1.0, Elementary.Exp, BigFloat.Exp,
    [
        .. Points.Between(-1.0, 1.0, 2000), .. Points.Between(-745.2, 709.782, 3000), .. Points.OfBothSigns(Points.OfEverySize(-60, 9, 500)),
    ]);

    [Fact]
    public void Exp_OfSubnormalResults_WithinOneSpacing() => Hold(1.0, Elementary.Exp, BigFloat.Exp, [-740.0, .. Points.Between(-746.0, -708.0, 1000)]);

    [Fact]
    public void ExpM1_DownToTheSmallest_WithinOneUlp() => Hold(1.0, Elementary.ExpM1, BigFloat.ExpM1,
    [
        .. Points.Between(-3.0, 3.0, 3000), .. Points.Between(-40.0, 709.0, 1000), .. Points.Between(709.0, 709.7827, 200),
        .. Points.OfBothSigns(Points.OfEverySize(-1074, 5, 1000)),
    ]);

    [Fact]
    public void Log_OfEverySize_WithinOneUlp() => Hold(1.0, Elementary.Log, BigFloat.Log,
        [.. Points.OfEverySize(-1074, 1023, 2000), .. Points.Between(0.5, 2.0, 2000), .. Points.Between(0.999, 1.001, 500)]);

    [Fact]
    public void Log1P_DownToTheSmallest_WithinOneUlp() => Hold(1.0, Elementary.Log1P, BigFloat.Log1P,
    [
        .. Points.Between(-0.9999, 3.0, 3000), .. Points.OfBothSigns(Points.OfEverySize(-1074, -2, 1000)), .. Points.OfEverySize(-2, 1023, 1000),
    ]);

    [Fact]
    public void Log10_OfEverySize_WithinOneUlp() => Hold(1.0, Elementary.Log10, static x => BigFloat.Log(x) / BigFloat.Log(10),
        [.. Points.OfEverySize(-1074, 1023, 1000), .. Points.Between(0.5, 2.0, 500)]);

    [Fact]
    public void Sinh_BeyondTheRangeOfExp_WithinTwoUlps() => Hold(2.0, Elementary.Sinh, static x =>
    {
        BigFloat e = BigFloat.ExpM1(BigFloat.Abs(x));
        BigFloat value = BigFloat.Scale(e + (e / (e + 1)), -1);
        return x.Sign < 0 ? -value : value;
    },
    [
        .. Points.Between(-3.0, 3.0, 1500), .. Points.Between(-710.47, 710.47, 500), .. Points.OfEverySize(-1074, 4, 500),
    ]);

    [Fact]
    public void Tanh_OfEverySize_WithinThreeUlps() => Hold(3.0, Elementary.Tanh, static x =>
    {
        BigFloat m = BigFloat.ExpM1(-2 * BigFloat.Abs(x)), value = -m / (m + 2);
        return x.Sign < 0 ? -value : value;
    },
    [
        .. Points.Between(-3.0, 3.0, 1500), .. Points.Between(-25.0, 25.0, 500), .. Points.OfEverySize(-1074, 4, 500),
    ]);

    [Fact]
    public void Asinh_OfEverySize_WithinTwoUlps() => Hold(2.0, Elementary.Asinh, static x =>
    {
        BigFloat size = BigFloat.Abs(x);
        BigFloat square = size * size;
        BigFloat value = BigFloat.Log1P(size + (square / (1 + BigFloat.Sqrt(1 + square))));
        return x.Sign < 0 ? -value : value;
    },
    [
        .. Points.Between(-5.0, 5.0, 1500), .. Points.OfBothSigns(Points.OfEverySize(-1074, 1023, 500)),
    ]);

    [Theory]
    [InlineData(0.5, 2.0, 700.0)]
    [InlineData(1e-300, 1e300, 1.02)]
    [InlineData(1e-3, 1e3, 40.0)]
    public void Pow_AcrossItsRange_WithinOneUlp(double low, double high, double exponents)
    {
        double worst = 0.0;
        foreach ((double x, double y) in Points.Between(low, high, 500).Zip(Points.Between(-exponents, 1.1 * exponents, 500)))
        {
            BigFloat truth = BigFloat.Exp(BigFloat.Log(x) * y);
            if (truth.Magnitude < 1023)
                worst = Math.Max(worst, Accuracy.Ulps(Elementary.Pow(x, y), truth));
        }

        output.WriteLine($"largest error {worst:F3} ulp");
        Assert.True(worst <= 1.0, $"{worst} ulp");
    }

    private void Hold(double bound, Func<double, double> function, Func<BigFloat, BigFloat> truth, double[] points)
    {
        (double ulps, double at) = Accuracy.Worst(function, truth, points);
        output.WriteLine($"largest error {ulps:F3} ulp at {at:R}, of {points.Length} points");
        Assert.True(ulps <= bound, $"{ulps} ulp at {at:R}");
    }
}
