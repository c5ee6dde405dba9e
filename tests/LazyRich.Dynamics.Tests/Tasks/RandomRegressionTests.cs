using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Tasks;

public sealed class RandomRegressionTests
{
    [Fact]
    [Trait("Science", "7 Tasks")]
    public void Build_Direct_HasEntriesOfVarianceOneOverInputs()
    {
        double squares = 0, sum = 0;
        for (long seed = 0; seed < 400; seed++)
        {
            double[] entries = Task("20-5-5", Runs.Regression(2), seed).S.Data;
            squares += entries.Sum(x => x * x);
            sum += entries.Sum();
        }

        // 40,000 entries of variance 4/20: three deviations are 1.5e-3 · √2 · 3 relative for the variance.
        Assert.Equal(0.2, squares / 40_000, 0.2 * 3 * Math.Sqrt(2.0 / 40_000));
        Assert.Equal(0, sum / 40_000, 3 * Math.Sqrt(0.2 / 40_000));
    }

    [Fact]
    public void Build_SameSeed_SharesTheTaskOverLambdaAndHiddenWidth()
    {
        double[] reference = Task("8-4-4", Runs.Regression(), 7).S.Data;
        Assert.Equal(reference, ProblemBuilder.Build(Runs.Of("8-4-4", 10, seed: 7), MatrixStore.Empty).S.Data);
        Assert.Equal(reference, ProblemBuilder.Build(Runs.Of("8-2-4", -3, seed: 7, init: Runs.Aligned(.1)), MatrixStore.Empty).S.Data);
        Assert.NotEqual(reference, Task("8-4-4", Runs.Regression(), 8).S.Data);
    }

    [Theory]
    [InlineData("5-5-5")]
    [InlineData("4-6-9")]
    [InlineData("9-6-4")]
    [Trait("Science", "7 Tasks")]
    public void Build_Spectrum_HasThoseSingularValues(string architecture)
    {
        Matrix s = Task(architecture, Setting.Of("random-regression", ("spectrum", Runs.Numbers(3, 1, 0.25)), ("scale", new NumberValue(2))), 3).S;
        double[] values = Svd.ValuesOf(s);
        double[] wanted = [6, 2, 0.5, 0, 0];
        for (int i = 0; i < values.Length; i++)
            Assert.Equal(wanted[i], values[i], 1e-14);
    }

    [Fact]
    public void Build_Rank_KeepsTheLeadingSingularValues()
    {
        double[] all = Svd.ValuesOf(Task("6-5-5", Runs.Regression(), 1).S);
        Setting lowRank = Setting.Of("random-regression", ("scale", new NumberValue(1)), ("rank", new NumberValue(2)));
        double[] kept = Svd.ValuesOf(Task("6-5-5", lowRank, 1).S);
        Assert.Equal(all[0], kept[0], 1e-14);
        Assert.Equal(all[1], kept[1], 1e-14);
        Assert.All(kept[2..], value => Assert.True(value < 1e-15));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(40)]
    [Trait("Science", "1 Model")]
    public void Build_Samples_IsTheRegressionOnWhitenedInputs(int samples)
    {
        // At P = Ni+1 the standardised inputs are as ill-conditioned as they get.
        Problem problem = Task("5-5-3", Setting.Of("random-regression", ("scale", new NumberValue(1)), ("samples", new NumberValue(samples))), 4);
        Matrix y = new(3, samples);
        new LazyRich.Dynamics.Randomness.RandomStream(4, "task").FillNormal(y.Data);
        double power = y.Data.Sum(value => value * value) / samples;
        double squares = problem.S.Data.Sum(value => value * value);
        Assert.Equal((power - squares) / 2, problem.Floor, 1e-13 * power);
        Assert.True(problem.Floor > 0);
    }

    [Fact]
    public void Build_SamplesWithScaleAndRank_ScalesTheFloorAndKeepsIt()
    {
        Problem plain = Task("5-5-3", Setting.Of("random-regression", ("samples", new NumberValue(10))), 4);
        Setting twice = Setting.Of("random-regression", ("samples", new NumberValue(10)), ("scale", new NumberValue(2)), ("rank", new NumberValue(1)));
        Problem scaled = Task("5-5-3", twice, 4);
        Assert.Equal(4 * plain.Floor, scaled.Floor, 1e-14 * scaled.Floor);
        Assert.Equal(2 * Svd.ValuesOf(plain.S)[0], Svd.ValuesOf(scaled.S)[0], 1e-14);
        Assert.True(Svd.ValuesOf(scaled.S)[1] < 1e-15);
    }

    private static Problem Task(string architecture, Setting task, long seed) =>
        ProblemBuilder.Build(Runs.Of(architecture, 0, task, seed: seed), MatrixStore.Empty);
}
