using LazyRich.Dynamics.Randomness;

namespace LazyRich.Dynamics.Tests.Randomness;

public sealed class RandomStreamTests
{
    private const int Count = 200_000;

    /// <summary>
    /// From a second implementation in another language. These are the numbers of every stored study: they may change only with the
    /// numerics version.
    /// </summary>
    [Theory]
    [InlineData(1, "task", 0, 0xA1C7B9D896638E08, 0.6319538263109178, 0.33703257040922597)]
    [InlineData(1, "task", 1, 0x3A7A35B43F7067B3, 0.22842727327901136, -0.74403624720006004)]
    [InlineData(1, "task", 2, 0x9F523415A7577E66, 0.6223480751862932, 0.3116535275707302)]
    [InlineData(9007199254740992, "init: W1", 12345678901, 0x9FA4B6C48E9624E8, 0.6236070852160869, 0.31496815924900495)]
    [InlineData(-1, "λ", 0, 0x2D959743F90450E1, 0.1780638256978062, -0.92276889963297661)]
    public void Elements_OfNamedStreams_AreTheGoldenOnes(long seed, string purpose, ulong index, ulong bits, double uniform, double normal)
    {
        RandomStream stream = new(seed, purpose);
        Assert.Equal(bits, stream.Bits(index));
        Assert.Equal(uniform, stream.Uniform(index));
        Assert.Equal(normal, stream.Normal(index), Math.Abs(normal) * 1e-15);
    }

    [Fact]
    public void Elements_InAnyOrder_AreTheSame()
    {
        RandomStream stream = new(7, "task");
        double[] filled = new double[101];
        stream.FillNormal(filled);
        for (int i = filled.Length - 1; i >= 0; i--)
            Assert.Equal(filled[i], new RandomStream(7, "task").Normal((ulong)i));
    }

    [Fact]
    public void Bits_FarOut_DifferFromNear()
    {
        RandomStream stream = new(1, "task");
        ulong[] indices = [0, 1, 1UL << 33, (1UL << 33) + 1, ulong.MaxValue - 1, ulong.MaxValue];
        Assert.Equal(indices.Length, indices.Select(stream.Bits).Distinct().Count());
    }

    [Fact]
    public void Uniform_Moments_AreThoseOfTheUnitInterval()
    {
        RandomStream stream = new(3, "moments");
        double[] values = [.. Enumerable.Range(0, Count).Select(i => stream.Uniform((ulong)i))];
        Assert.All(values, static u => Assert.InRange(u, double.Epsilon, 1.0 - 1.1102230246251565e-16));
        AssertMean(0.5, 1.0 / 12, values);
        AssertMean(1.0 / 3, 4.0 / 45, values.Select(static u => u * u));
    }

    [Fact]
    public void Normal_Moments_AreThoseOfTheNormalDistribution()
    {
        double[] values = Normals(3, "moments");
        AssertMean(0.0, 1.0, values);
        AssertMean(1.0, 2.0, values.Select(static x => x * x));
        AssertMean(0.0, 15.0, values.Select(static x => x * x * x));
        AssertMean(3.0, 96.0, values.Select(static x => x * x * x * x));
        AssertMean(0.0027, 0.0027, values.Select(static x => Math.Abs(x) > 3.0 ? 1.0 : 0.0));
    }

    [Theory]
    [InlineData(3, "moments", 4, "moments")]
    [InlineData(3, "moments", 3, "moments ")]
    [InlineData(3, "task", 3, "init")]
    [InlineData(0, "task", -1, "task")]
    public void Streams_OfOtherSeedOrPurpose_AreUncorrelated(long seed, string purpose, long otherSeed, string otherPurpose)
    {
        double[] values = Normals(seed, purpose);
        double[] others = Normals(otherSeed, otherPurpose);
        AssertMean(0.0, 1.0, values.Zip(others, static (x, y) => x * y));
        AssertMean(1.0, 8.0, values.Zip(others, static (x, y) => x * x * y * y));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Normal_NeighboursAtALag_AreUncorrelated(int lag)
    {
        double[] values = Normals(3, "moments");
        AssertMean(0.0, 1.0, values.Zip(values.Skip(lag), static (x, y) => x * y));
    }

    private static double[] Normals(long seed, string purpose)
    {
        double[] values = new double[Count];
        new RandomStream(seed, purpose).FillNormal(values);
        return values;
    }

    /// <summary>Within four standard errors: the numbers are fixed, so this holds always or never.</summary>
    private static void AssertMean(double expected, double variance, IEnumerable<double> values) =>
        Assert.InRange(values.Average(), expected - (4.0 * Math.Sqrt(variance / Count)), expected + (4.0 * Math.Sqrt(variance / Count)));
}
