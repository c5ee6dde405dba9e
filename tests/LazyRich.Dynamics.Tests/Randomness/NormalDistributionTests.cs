using LazyRich.Dynamics.Randomness;
using LazyRich.Dynamics.Tests.ElementaryFunctions;
using LazyRich.Dynamics.Tests.ManyDigits;

namespace LazyRich.Dynamics.Tests.Randomness;

public sealed class NormalDistributionTests(ITestOutputHelper output)
{
    [Fact]
    public void Quantile_AgainstTheDistributionInManyDigits_AgreesToRounding()
    {
        double[] probabilities =
        [
            5.551115123125783e-17, 1e-15, 1e-10, 1.3887943864964021e-11, 0.074, 0.0749, 0.075, 0.0751, 0.25, 0.4999999, 0.5000001, 0.75, 0.925, 0.9251,
            1.0 - 1e-10, 1.0 - 1.1102230246251565e-16, .. Points.Between(0.0, 1.0, 200), .. Points.OfEverySize(-53, -1, 100),
        ];
        double worst = 0.0;
        foreach (double p in probabilities)
        {
            double x = NormalDistribution.Quantile(p);

            // One Newton step of the exact distribution from the computed quantile measures the computed one's error.
            BigFloat density = BigFloat.Exp(BigFloat.Scale(-((BigFloat)x * x), -1)) / RootOfTwoPi();
            double error = ((CumulativeMinusHalf(x) - (p - (BigFloat)0.5)) / density / x).ToDouble();
            worst = Math.Max(worst, Math.Abs(error));
        }

        output.WriteLine($"largest relative error {worst:E2}");
        Assert.InRange(worst, 0.0, 1e-15);
    }

    [Fact]
    public void Quantile_OfOneHalf_IsZero() => Assert.Equal(0.0, NormalDistribution.Quantile(0.5));

    [Fact]
    public void Quantile_OfMirroredProbabilities_IsMirrored()
    {
        foreach (double p in Points.Between(0.0, 0.5, 300).Select(static p => Math.Round(p * 4503599627370496.0) / 4503599627370496.0))
            Assert.Equal(-NormalDistribution.Quantile(p), NormalDistribution.Quantile(1.0 - p));
    }

    /// <summary>Φ(x) − ½ = x·density(x)·Σ x²ⁿ/(1·3·5···(2n + 1)), all terms of one sign.</summary>
    private static BigFloat CumulativeMinusHalf(BigFloat x)
    {
        BigFloat square = x * x;
        BigFloat term = x;
        BigFloat sum = x;
        for (int n = 1; term.Magnitude > sum.Magnitude - BigFloat.Precision; n++)
        {
            term = term * square / ((2 * n) + 1);
            sum += term;
        }

        return sum * BigFloat.Exp(BigFloat.Scale(-square, -1)) / RootOfTwoPi();
    }

    /// <summary>√(2π), with π = 16 arctan ⅕ − 4 arctan 1/239.</summary>
    private static BigFloat RootOfTwoPi()
    {
        BigFloat pi = (16 * ArcTangentOfReciprocal(5)) - (4 * ArcTangentOfReciprocal(239));
        return BigFloat.Sqrt(BigFloat.Scale(pi, 1));
    }

    private static BigFloat ArcTangentOfReciprocal(int n)
    {
        BigFloat power = (BigFloat)1 / n;
        BigFloat sum = power;
        for (int k = 3; power.Magnitude > -BigFloat.Precision; k += 2)
        {
            power = -power / (n * n);
            sum += power / k;
        }

        return sum;
    }
}
