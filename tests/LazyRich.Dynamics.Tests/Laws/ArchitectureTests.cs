using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Laws;

/// <summary>SCIENCE section 5: what the sign of λ does to each architecture. Medians of nine seeds, of our own streams.</summary>
public sealed class ArchitectureTests(ITestOutputHelper output)
{
    /// <summary>The published medians are of other draws: ours are held to their order of magnitude.</summary>
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
    public void Medians_OfNineSeeds_HaveThePublishedSize(string architecture, double lambda, double time, double distance)
    {
        Solved[] runs = Nine(architecture, lambda);
        double ourTime = Median(runs, "time_to_1pct"), ourDistance = Median(runs, "ntk_distance_limit");
        output.WriteLine($"{architecture} {lambda}: {ourTime:G3}, {ourDistance:E1}; published {time:G3}, {distance:E1}");
        Assert.InRange(ourTime, time / 2, time * 2);
        Assert.InRange(ourDistance, distance / 5, distance * 5);
    }

    /// <summary>Lazy side: time ∝ 1/|λ|, kernel distance ∝ λ⁻⁴.</summary>
    [Theory]
    [InlineData("4-4-4", 1)]
    [InlineData("4-4-4", -1)]
    [InlineData("8-4-4", 1)]
    [InlineData("4-4-8", -1)]
    public void LazySide_TenTimesLambda_TakesATenthAndMovesTheKernelTenThousandTimesLess(string architecture, int sign)
    {
        Solved[] near = Nine(architecture, sign * 100.0), far = Nine(architecture, sign * 1000.0);
        for (int seed = 0; seed < near.Length; seed++)
        {
            Assert.InRange(Ratio("time_to_1pct", near[seed], far[seed]), 9.8, 10.2);
            Assert.InRange(Ratio("ntk_distance_limit", near[seed], far[seed]), 0.9e4, 1.1e4);
        }
    }

    /// <summary>Delayed-rich side: time ∝ |λ| at a kernel distance that no longer depends on it.</summary>
    [Theory]
    [InlineData("8-4-4", -1)]
    [InlineData("4-4-8", 1)]
    public void DelayedSide_TenTimesLambda_TakesTenTimesAsLongToTheSameKernel(string architecture, int sign)
    {
        Solved[] near = Nine(architecture, sign * 100.0), far = Nine(architecture, sign * 1000.0);
        for (int seed = 0; seed < near.Length; seed++)
        {
            Assert.InRange(Ratio("time_to_1pct", far[seed], near[seed]), 9.5, 10.5);
            Assert.InRange(Ratio("ntk_distance_limit", far[seed], near[seed]), 0.97, 1.03);
        }
    }

    /// <summary>
    /// The delay is a phase of a static kernel: what is left of the loss is the part of S that the large layer cannot reach, ½‖S(I−P)‖² with P
    /// on the row space of W1(0), or ½‖(I−P)S‖² with P on the column space of W2(0).
    /// </summary>
    [Theory]
    [InlineData("8-4-4", -100.0, "input-gram")]
    [InlineData("4-4-8", 100.0, "output-gram")]
    public void DelayedSide_AfterTheEarlyPhase_KeepsTheLossOutsideTheLargeLayer(string architecture, double lambda, string largeLayer)
    {
        foreach (RunDefinition run in NineRuns(architecture, lambda))
        {
            Solved solved = Solved.From(run);
            Matrix s = ProblemBuilder.Build(run, MatrixStore.Empty).S;
            Matrix outside = Dense.Unit(8).Plus(solved.MatrixAt(largeLayer, 0), -1.0 / Math.Abs(lambda));
            Matrix left = lambda < 0.0 ? s.Times(outside) : outside.Times(s);
            Assert.InRange(solved.Scalars("loss")[1] / (0.5 * left.Norm() * left.Norm()), 0.98, 1.02);
            Assert.InRange(solved.Scalars("ntk-distance")[1], 0.0, 1e-5);
        }
    }

    /// <summary>The delay needs misalignment: an aligned funnel at λ = −100 is lazy.</summary>
    [Theory]
    [InlineData("8-4-4", -100.0)]
    [InlineData("4-4-8", 100.0)]
    public void DelayedSide_StartedAligned_IsLazy(string architecture, double lambda)
    {
        Solved[] runs = Nine(architecture, lambda, Runs.Aligned(0.3));
        Assert.InRange(Median(runs, "time_to_1pct"), .02, .03);
        Assert.InRange(Median(runs, "ntk_distance_limit"), 0.0, 1e-5);
    }

    /// <summary>Nh = max removes the delay.</summary>
    [Theory]
    [InlineData("8-8-4", -100.0)]
    [InlineData("4-8-8", 100.0)]
    public void DelayedSide_HiddenAsWideAsTheWider_IsLazy(string architecture, double lambda) =>
        Assert.InRange(Median(Nine(architecture, lambda), "time_to_1pct"), .02, .03);

    private static Solved[] Nine(string architecture, double lambda, Setting? init = null) => Solved.From(NineRuns(architecture, lambda, init));

    private static RunDefinition[] NineRuns(string architecture, double lambda, Setting? init = null)
    {
        double slow = Math.Max(1.0, Math.Abs(lambda));
        return
        [
            .. Enumerable.Range(0, 9).Select(seed => Runs.Of(
                architecture,
                lambda,
                init: init ?? Runs.Balanced(0.3),
                seed: seed,
                times: [0.0, 10.0 / slow, 100.0 * slow],
                observe: ["loss", "ntk-distance", "input-gram", "output-gram"])),
        ];
    }

    private static double Median(Solved[] runs, string column)
    {
        double[] values = [.. runs.Select(run => run.Summary[column]!.Value).Order()];
        return values[values.Length / 2];
    }

    private static double Ratio(string column, Solved above, Solved below) => above.Summary[column]!.Value / below.Summary[column]!.Value;
}
