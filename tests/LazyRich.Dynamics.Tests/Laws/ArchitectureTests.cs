using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Regimes;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Laws;

/// <summary>Mechanism 3: what the sign of λ does to each architecture. Medians of nine seeds, of our own streams.</summary>
public sealed class ArchitectureTests
{
    /// <summary>The word that the stored numbers of the table give each cell.</summary>
    [Theory]
    [InlineData("4-4-4", 100.0, Regime.Lazy)]
    [InlineData("4-4-4", 10.0, Regime.Lazy)]
    [InlineData("4-4-4", 1.0, Regime.Rich)]
    [InlineData("4-4-4", -1.0, Regime.Rich)]
    [InlineData("4-4-4", -10.0, Regime.Lazy)]
    [InlineData("4-4-4", -100.0, Regime.Lazy)]
    [InlineData("8-4-4", -100.0, Regime.DelayedRich)]
    [InlineData("8-4-4", -10.0, Regime.DelayedRich)]
    [InlineData("8-4-4", -1.0, Regime.Rich)]
    [InlineData("8-4-4", 0.0, Regime.Rich)]
    [InlineData("8-4-4", 1.0, Regime.Rich)]
    [InlineData("8-4-4", 10.0, Regime.Lazy)]
    [InlineData("8-4-4", 100.0, Regime.Lazy)]
    [InlineData("4-4-8", -100.0, Regime.Lazy)]
    [InlineData("4-4-8", -10.0, Regime.Lazy)]
    [InlineData("4-4-8", -1.0, Regime.Rich)]
    [InlineData("4-4-8", 0.0, Regime.Rich)]
    [InlineData("4-4-8", 1.0, Regime.Rich)]
    [InlineData("4-4-8", 10.0, Regime.DelayedRich)]
    [InlineData("4-4-8", 100.0, Regime.DelayedRich)]
    [Trait("Science", "5 Architecture and sign of λ")]
    public void Regime_OfTheMediansOfNineSeeds_IsThatOfItsSideOfTheTable(string architecture, double lambda, Regime expected)
    {
        Solved[] runs = Nine(architecture, lambda);
        Assert.Equal(expected, RegimeThresholds.Default.Of(Median(runs, "ntk_distance_limit"), Median(runs, "lazy_share"), Median(runs, "log_delay")));
    }

    /// <summary>A square network learns at −λ as at λ, draw by draw: in the same time, and to the same kernel.</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(10.0)]
    [InlineData(100.0)]
    [Trait("Science", "5 Architecture and sign of λ")]
    public void SquareNetwork_AtEitherSignOfLambda_TakesTheSameTimeToTheSameKernel(double lambda)
    {
        Solved[] plus = Nine("4-4-4", lambda), minus = Nine("4-4-4", -lambda);
        for (int seed = 0; seed < plus.Length; seed++)
        {
            Assert.Equal(1, Ratio("time_to_1pct", plus[seed], minus[seed]), 1e-11);
            Assert.Equal(1, Ratio("ntk_distance_limit", plus[seed], minus[seed]), 1e-10);
        }
    }

    /// <summary>Lazy side: time ∝ 1/|λ|, kernel distance ∝ λ⁻⁴.</summary>
    [Theory]
    [InlineData("4-4-4", 1)]
    [InlineData("4-4-4", -1)]
    [InlineData("8-4-4", 1)]
    [InlineData("4-4-8", -1)]
    [Trait("Science", "5 Architecture and sign of λ")]
    public void LazySide_TenTimesLambda_TakesATenthAndMovesTheKernelTenThousandTimesLess(string architecture, int sign)
    {
        Solved[] near = Nine(architecture, sign * 100.0), far = Nine(architecture, sign * 1000.0);
        for (int seed = 0; seed < near.Length; seed++)
        {
            Assert.InRange(Ratio("time_to_1pct", near[seed], far[seed]), 9.99, 10.01);
            Assert.InRange(Ratio("ntk_distance_limit", near[seed], far[seed]), 0.99e4, 1.01e4);
        }
    }

    /// <summary>Delayed-rich side: time ∝ |λ| at a kernel distance that no longer depends on it.</summary>
    [Theory]
    [InlineData("8-4-4", -1)]
    [InlineData("4-4-8", 1)]
    [Trait("Science", "5 Architecture and sign of λ")]
    public void DelayedSide_TenTimesLambda_TakesTenTimesAsLongToTheSameKernel(string architecture, int sign)
    {
        Solved[] near = Nine(architecture, sign * 100.0), far = Nine(architecture, sign * 1000.0);
        for (int seed = 0; seed < near.Length; seed++)
        {
            Assert.InRange(Ratio("time_to_1pct", far[seed], near[seed]), 9.95, 10.05);
            Assert.InRange(Ratio("ntk_distance_limit", far[seed], near[seed]), 0.995, 1.005);
        }
    }

    /// <summary>
    /// The delay is a phase of a static kernel: what is left of the loss is the part of S that the large layer cannot reach, ½‖S(I−P)‖² with P
    /// on the row space of W1(0), or ½‖(I−P)S‖² with P on the column space of W2(0).
    /// </summary>
    [Theory]
    [InlineData("8-4-4", -100.0, "input-gram")]
    [InlineData("4-4-8", 100.0, "output-gram")]
    [Trait("Science", "5 Architecture and sign of λ")]
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
    [Trait("Science", "5 Architecture and sign of λ")]
    public void DelayedSide_StartedAligned_IsLazy(string architecture, double lambda)
    {
        Solved[] runs = Nine(architecture, lambda, Runs.Aligned(0.3));
        Assert.Equal(.024, Median(runs, "time_to_1pct"), .0011);
        Assert.InRange(Median(runs, "ntk_distance_limit"), 5e-8, 1e-6);
    }

    /// <summary>Nh = max removes the delay.</summary>
    [Theory]
    [InlineData("8-8-4", -100.0)]
    [InlineData("4-8-8", 100.0)]
    [Trait("Science", "5 Architecture and sign of λ")]
    public void DelayedSide_HiddenAsWideAsTheWider_IsLazy(string architecture, double lambda) =>
        Assert.InRange(Median(Nine(architecture, lambda), "time_to_1pct"), .0225, .0245);

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
