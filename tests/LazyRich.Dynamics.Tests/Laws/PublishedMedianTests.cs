using System.Collections.Concurrent;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tests.Laws;

/// <summary>
/// Mechanism 3 in numbers: published medians of nine seeds. Their draws are not ours, so that each is held, to half its last digit, to the medians of nine
/// that our draws give: 66 of them. Rows of one architecture share their draws, so that from row to row the table is held to its own digits.
/// </summary>
public sealed class PublishedMedianTests
{
    private const int Groups = 66;
    private const int Seeds = 9;

    private static readonly ConcurrentDictionary<(string Architecture, double Lambda), Solved[]> Drawn = new();

    [Theory]
    [InlineData("4-4-4", -100.0, .023, 2.2e-8)]
    [InlineData("4-4-4", -10.0, .227, 2.0e-4)]
    [InlineData("4-4-4", -1.0, 1.48, .095)]
    [InlineData("4-4-4", 1.0, 1.48, .095)]
    [InlineData("4-4-4", 10.0, .227, 2.0e-4)]
    [InlineData("4-4-4", 100.0, .023, 2.2e-8)]
    [InlineData("8-4-4", -100.0, 322.0, .54)]
    [InlineData("8-4-4", -10.0, 32.0, .52)]
    [InlineData("8-4-4", -1.0, 4.51, .375)]
    [InlineData("8-4-4", 0.0, 2.52, .285)]
    [InlineData("8-4-4", 1.0, 1.29, .134)]
    [InlineData("8-4-4", 10.0, .225, 6.2e-4)]
    [InlineData("8-4-4", 100.0, .023, 7.5e-8)]
    [InlineData("4-4-8", -100.0, .023, 9.9e-8)]
    [InlineData("4-4-8", -10.0, .223, 8.4e-4)]
    [InlineData("4-4-8", -1.0, 1.2, .139)]
    [InlineData("4-4-8", 0.0, 2.54, .259)]
    [InlineData("4-4-8", 1.0, 4.76, .325)]
    [InlineData("4-4-8", 10.0, 28.6, .498)]
    [InlineData("4-4-8", 100.0, 285.0, .518)]
    [Trait("Science", "5 Architecture and sign of λ")]
    public void TimesAndKernelDistances_OfEachArchitecture_AreAmongOurMedians(string architecture, double lambda, double time, double distance)
    {
        Solved[] runs = Solve(architecture, lambda);
        AssertAmong(time, Medians(runs, "time_to_1pct"));
        AssertAmong(distance, Medians(runs, "ntk_distance_limit"));
    }

    [Theory]
    [InlineData("4-4-4", 100.0, 10.0, .023, .227, 2.2e-8, 2.0e-4)]
    [InlineData("4-4-4", -100.0, -10.0, .023, .227, 2.2e-8, 2.0e-4)]
    [InlineData("8-4-4", 100.0, 10.0, .023, .225, 7.5e-8, 6.2e-4)]
    [InlineData("4-4-8", -100.0, -10.0, .023, .223, 9.9e-8, 8.4e-4)]
    [InlineData("8-4-4", -100.0, -10.0, 322, 32, .54, .52)]
    [InlineData("4-4-8", 100.0, 10.0, 285, 28.6, .518, .498)]
    [Trait("Science", "5 Architecture and sign of λ")]
    public void TimesAndKernelDistances_FromRowToRow_ChangeAsPublished(
        string architecture, double lambda, double other, double time, double otherTime, double distance, double otherDistance)
    {
        Solved[] here = Solve(architecture, lambda), there = Solve(architecture, other);
        AssertRatio(time, otherTime, Medians(here, "time_to_1pct"), Medians(there, "time_to_1pct"));
        AssertRatio(distance, otherDistance, Medians(here, "ntk_distance_limit"), Medians(there, "ntk_distance_limit"));

        static void AssertRatio(double published, double publishedOther, double[] ours, double[] others)
        {
            double[] ratios = [.. ours.Zip(others, (x, y) => x / y).Order()];
            double low = (published - HalfDigit(published)) / (publishedOther + HalfDigit(publishedOther));
            double high = (published + HalfDigit(published)) / (publishedOther - HalfDigit(publishedOther));
            Assert.InRange(ratios[Groups / 2], 0.98 * low, 1.02 * high);
        }
    }

    /// <summary>Square at λ=0: half of all draws run into a saddle, the others are in the table.</summary>
    [Fact]
    [Trait("Science", "5 Architecture and sign of λ")]
    public void TimesAndKernelDistances_OfASquareNetworkAtZero_AreAmongOurMedians()
    {
        Solved[] all = Solve("4-4-4", 0.0), learned = [.. all.Where(run => run.Summary["saddle"] == 0.0)];
        Assert.InRange(learned.Length, all.Length / 3, all.Length * 2 / 3);
        AssertAmong(3.73, Medians(learned, "time_to_1pct"));
        AssertAmong(.230, Medians(learned, "ntk_distance_limit"));
    }

    /// <summary>
    /// The delay needs misalignment: a funnel at λ = −100 takes 316 to a kernel distance of .52 from a random start; from an aligned one it moves the kernel by 4e-7, as one draw does, in
    /// ln(100)/(2√(λ²+4s²)), which is .023: the .024 published can't be, as every mode decays at 100 or faster.
    /// </summary>
    [Fact]
    [Trait("Science", "5 Architecture and sign of λ")]
    public void TimesAndKernelDistances_OfAFunnelStartedAtRandomAndAligned_AreAmongOurMedians()
    {
        Solved[] random = Solve("8-4-4", -100.0), aligned = Solve("8-4-4", -100.0, Runs.Aligned(0.3));
        AssertAmong(316, Medians(random, "time_to_1pct"));
        AssertAmong(.52, Medians(random, "ntk_distance_limit"));
        Assert.All(Medians(aligned, "time_to_1pct"), time => Assert.Equal(Math.Log(100) / 200, time, 1e-4));
        AssertAmong(4e-7, [.. aligned.Select(static run => run.Summary["ntk_distance_limit"]!.Value)]);
    }

    /// <summary>q: lazy 1.00, delayed funnel .87, delayed inverted funnel .77, λ=0 .35–.43, |λ|=1 .34–.48.</summary>
    [Theory]
    [InlineData("4-4-4", 100.0, 1.00, 1.00)]
    [InlineData("8-4-4", 100.0, 1.00, 1.00)]
    [InlineData("4-4-8", -100.0, 1.00, 1.00)]
    [InlineData("8-4-4", -100.0, .87, .87)]
    [InlineData("4-4-8", 100.0, .77, .77)]
    [InlineData("4-4-4", 0.0, .35, .43)]
    [InlineData("8-4-4", 0.0, .35, .43)]
    [InlineData("4-4-8", 0.0, .35, .43)]
    [InlineData("4-4-4", 1.0, .34, .48)]
    [InlineData("8-4-4", -1.0, .34, .48)]
    [InlineData("8-4-4", 1.0, .34, .48)]
    [InlineData("4-4-8", -1.0, .34, .48)]
    [InlineData("4-4-8", 1.0, .34, .48)]
    [Trait("Science", "4 What is observed")]
    public void LazyShares_OfEachRegime_AreAmongOurMedians(string architecture, double lambda, double least, double most)
    {
        double[] ours = Medians([.. Solve(architecture, lambda).Where(static run => run.Summary["saddle"] == 0)], "lazy_share");
        Assert.True(ours.Max() >= least - .005 && ours.Min() <= most + .005, $"{least}–{most}, ours {ours.Min():G3}–{ours.Max():G3}");
    }

    /// <summary>
    /// At t = 10/|λ|, |λ| = 100: kernel distance below 1e-6 (in the inverted funnel half of all draws, the others up to 2e-6), and loss still .19–.23 of
    /// its start in the inverted funnel; in the funnel what the published q of .87 leaves.
    /// </summary>
    [Theory]
    [InlineData("8-4-4", -100.0, .13, .13)]
    [InlineData("4-4-8", 100.0, .19, .23)]
    [Trait("Science", "5 Architecture and sign of λ")]
    public void EarlyPhase_OfADelayedNetwork_KeepsItsKernelAndAPartOfItsLoss(string architecture, double lambda, double least, double most)
    {
        Solved[] runs = Solve(architecture, lambda);
        double[] loss = MediansOf(runs, run => run.Scalars("loss")[1] / run.Scalars("loss")[0]);
        Assert.True(loss.Max() >= least && loss.Min() <= most, $"{loss.Min():G3}–{loss.Max():G3}");
        double[] distances = MediansOf(runs, run => run.Scalars("ntk-distance")[1]);
        Assert.InRange(distances.Order().ElementAt(Groups / 2), 0.0, 1.05e-6);
        Assert.InRange(distances.Max(), 0.0, 2e-6);
    }

    /// <summary>The slow mode decays as e^{−(S_λ−|λ|/2)t}, and the excess loss with its square.</summary>
    [Theory]
    [InlineData("8-4-4", -100.0)]
    [InlineData("4-4-8", 30.0)]
    [Trait("Science", "5 Architecture and sign of λ")]
    public void SlowMode_OfADelayedNetwork_DecaysWithTheAdvantageOfTheSmallestSingularValue(string architecture, double lambda)
    {
        const double smallest = 0.5;
        double half = Math.Abs(lambda) / 2, rate = (smallest * smallest) / (Math.Sqrt((smallest * smallest) + (half * half)) + half);
        double first = 6 / rate, second = 9 / rate;
        Solved run = Solved.From(Runs.Of(
            architecture,
            lambda,
            Setting.Of("random-regression", ("scale", new NumberValue(1)), ("spectrum", Runs.Numbers(2, 1.5, 1, smallest))),
            Runs.Balanced(0.3),
            seed: 1,
            times: [0.0, first, second],
            observe: ["excess-loss"]));
        double[] excess = run.Scalars("excess-loss");
        Assert.Equal(2 * rate, Math.Log(excess[1] / excess[2]) / (second - first), 0.01 * rate);
    }

    /// <summary>Draws are the same in every test, and solved once.</summary>
    private static Solved[] Solve(string architecture, double lambda) => Drawn.GetOrAdd((architecture, lambda), static cell => Solve(cell.Architecture, cell.Lambda, Runs.Balanced(0.3)));

    private static Solved[] Solve(string architecture, double lambda, Setting init)
    {
        double slow = Math.Max(1.0, Math.Abs(lambda));
        return Solved.From(
        [
            .. Enumerable.Range(0, Groups * Seeds).Select(seed => Runs.Of(
                architecture, lambda, init: init, seed: seed, times: [0.0, 10.0 / slow, 100.0 * slow, 1e4 * slow], observe: ["loss", "ntk-distance"])),
        ]);
    }

    private static double[] Medians(Solved[] runs, string column) => MediansOf(runs, run => run.Summary[column]!.Value);

    private static double[] MediansOf(Solved[] runs, Func<Solved, double> value) =>
        [.. runs.Select(value).Chunk(Seeds).Where(group => group.Length == Seeds).Select(group => group.Order().ElementAt(Seeds / 2))];

    private static void AssertAmong(double published, double[] ours)
    {
        double half = HalfDigit(published);
        Assert.True(ours.Min() <= published + half && published - half <= ours.Max(), $"{published:G3}, ours {ours.Min():G3}–{ours.Max():G3}");
    }

    /// <summary>Of a number given to three significant digits if it has them, to two if not.</summary>
    private static double HalfDigit(double published)
    {
        double unit = Math.Pow(10, Math.Floor(Math.Log10(published)) - 2), digits = published / unit;
        bool three = Math.Abs((digits / 10) - Math.Round(digits / 10)) > 1e-6;
        return (three ? 0.5 : 5) * unit;
    }
}
