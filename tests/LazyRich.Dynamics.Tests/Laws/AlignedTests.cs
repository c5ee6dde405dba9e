using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tests.ManyDigits;

namespace LazyRich.Dynamics.Tests.Laws;

/// <summary>Theorem 5.1: starts aligned with the task move one singular value at a time.</summary>
public sealed class AlignedTests
{
    [Theory]
    [InlineData(0.0, .031417, .079117, .242110, .728254, .952655)]
    [InlineData(2.0, .404836, .665390, .908257, .994349, .999665)]
    [InlineData(-2.0, .404836, .665390, .908257, .994349, .999665)]
    [Trait("Science", "3 Task-aligned singular values")]
    public void Progress_OfOneMode_FollowsThePublishedTable(double lambda, params double[] table)
    {
        Solved run = Solved.From(OneMode(lambda, [0.0, 0.25, 0.5, 1.0, 2.0, 3.0]));
        for (int i = 0; i < table.Length; i++)
            Assert.Equal(table[i], Progress(run.At("singular-values", i + 1)[0]), 5.1e-7);
    }

    /// <summary>The closed form that the others are held to: it starts at a0, and its slope, by a difference in many digits, is the equation's.</summary>
    [Theory]
    [InlineData(0.0, 0.05)]
    [InlineData(2.0, 0.05)]
    [InlineData(-30.0, 0.7)]
    [InlineData(0.0, 3.0)]
    [InlineData(0.5, 3.0)]
    [Trait("Science", "3 Task-aligned singular values")]
    public void ClosedForm_AtAnyTime_SolvesItsEquation(double lambda, double a0)
    {
        BigFloat h = BigFloat.Scale(1, -80), size = lambda;
        Assert.InRange((AlignedFlow.At(lambda, 1, a0, 0) - a0).ToDouble(), -1e-60, 1e-60);
        foreach (double t in new[] { 0.01, 0.3, 2.0 })
        {
            BigFloat a = AlignedFlow.At(lambda, 1, a0, t), slope = (AlignedFlow.At(lambda, 1, a0, t + h) - AlignedFlow.At(lambda, 1, a0, t - h)) / (2 * h);
            Assert.InRange((slope - (BigFloat.Sqrt((size * size) + (4 * a * a)) * (1 - a))).ToDouble(), -1e-40, 1e-40);
        }
    }

    [Theory]
    [InlineData("3-3-3", 0.0)]
    [InlineData("3-3-3", 2.0)]
    [InlineData("3-3-3", -50.0)]
    [InlineData("6-3-3", 1e4)]
    [InlineData("3-3-6", -1000.0)]
    [InlineData("4-3-5", 0.3)]
    [Trait("Science", "3 Task-aligned singular values")]
    public void SingularValues_OfSeveralModes_FollowTheoremFiveOne(string architecture, double lambda)
    {
        double[] s = [1.5, 0.8, 0.2], a0 = [0.3, 0.05, 0.01];
        Solved run = Solved.From(Aligned(architecture, lambda, s, a0, [0.0, .003, .03, .3, 1.0, 3.0, 10.0, 30.0]));
        for (int k = 0; k < run.Times.Length; k++)
        {
            double[] expected = [.. s.Zip(a0, (si, ai) => AlignedFlow.At(lambda, si, ai, run.Times[k]).ToDouble()).OrderDescending()];
            double[] actual = run.At("singular-values", k);
            for (int i = 0; i < s.Length; i++)
                Assert.Equal(expected[i], actual[i], 4e-15 * s[0]);
        }
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(-0.5)]
    [InlineData(0.0)]
    [Trait("Science", "3 Task-aligned singular values")]
    public void SingularValue_StartedAboveTheTasks_FallsToIt(double lambda)
    {
        Solved run = Solved.From(Aligned("1-1-1", lambda, [1.0], [3.0], [0.0, 0.1, 1.0, 5.0]));
        for (int k = 0; k < run.Times.Length; k++)
            Assert.Equal(AlignedFlow.At(lambda, 1.0, 3.0, run.Times[k]).ToDouble(), run.At("singular-values", k)[0], 4e-15 * 3.0);
    }

    /// <summary>γ tends to 1 − e^{−|λ|t}: from a sigmoid to an exponential.</summary>
    [Theory]
    [InlineData(2.0, 4.6e-2, 1e-3)]
    [InlineData(5.0, 8.4e-3, 1e-4)]
    [InlineData(10.0, 2.2e-3, 1e-4)]
    [InlineData(100.0, 2.2e-5, 1e-6)]
    [InlineData(1000.0, 2.2e-7, 1e-8)]
    [Trait("Science", "3 Task-aligned singular values")]
    public void Progress_AtLargeLambda_TendsToTheExponential(double lambda, double distance, double digit)
    {
        double[] times = [.. Enumerable.Range(0, 2001).Select(i => i * 0.005 / lambda)];
        Solved run = Solved.From(OneMode(lambda, times));
        double largest = run.Scalars("singular-values").Zip(times, (a, t) => Math.Abs(Progress(a) - 1.0 + Math.Exp(-lambda * t))).Max();
        Assert.Equal(distance, largest, 0.51 * digit);
    }

    /// <summary>The other end: as λ→0 the sigmoid of Saxe 2014, a = s e^{2st}/(e^{2st} − 1 + s/a0), with the square of λ.</summary>
    [Fact]
    [Trait("Science", "3 Task-aligned singular values")]
    public void Progress_AtSmallLambda_TendsToTheSigmoid()
    {
        double[] times = [.. Enumerable.Range(0, 501).Select(i => i * 0.02)];
        double[] distances = [.. new[] { 1e-2, 1e-3 }.Select(lambda => Solved.From(OneMode(lambda, times)).Scalars("singular-values")
            .Zip(times, (a, t) => Math.Abs(a - (Math.Exp(2 * t) / (Math.Exp(2 * t) - 1 + (1 / 0.05))))).Max())];
        Assert.InRange(distances[0], 1e-4, 1e-2);
        Assert.Equal(100, distances[0] / distances[1], 2.0);
    }

    /// <summary>γ = (a−a0)/(s−a0), of <see cref="OneMode"/>.</summary>
    private static double Progress(double a) => (a - 0.05) / 0.95;

    private static RunDefinition OneMode(double lambda, double[] times) => Aligned("1-1-1", lambda, [1.0], [0.05], times);

    private static RunDefinition Aligned(string architecture, double lambda, double[] s, double[] a0, double[] times) => Runs.Of(
        architecture,
        lambda,
        Setting.Of("random-regression", ("scale", new NumberValue(1)), ("spectrum", Runs.Numbers(s))),
        Setting.Of("task-aligned", ("singular-values", Runs.Numbers(a0))),
        times: times,
        observe: ["singular-values"]);
}
