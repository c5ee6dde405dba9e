using CsCheck;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Solvers.Exact;

/// <summary>What any exact flow does, whatever the problem.</summary>
public sealed class PropagatorTests
{
    private const long Samples = 400;

    [Fact]
    [Trait("Science", "2 Exact solution")]
    public void Advance_InTwoSteps_IsOneStep() =>
        Gen.Select(Draws.Problems, Gen.Double[-3, 2], Gen.Double[0.05, 0.95]).Sample(
            (problem, power, share) =>
            {
                double time = Math.Pow(10, power) / Rate(problem);
                Matrix whole = Propagation.Gram(problem, time), parts = Propagation.Gram(problem, share * time, (1 - share) * time);
                return Dense.Error(parts, whole) < Draws.Bound(problem);
            },
            iter: Samples);

    [Fact]
    [Trait("Science", "2 Exact solution")]
    public void Advance_HiddenUnitsRotated_ChangesNothing() =>
        Gen.Select(Draws.Problems, Gen.Double[-3, 2], Gen.Double[0.1, 3]).Sample(
            (problem, power, angle) =>
            {
                double time = Math.Pow(10, power) / Rate(problem);
                Problem rotated = Rotated(problem, angle);
                return Dense.Error(Propagation.Gram(rotated, time), Propagation.Gram(problem, time)) < Draws.Bound(problem);
            },
            iter: Samples);

    [Fact]
    [Trait("Science", "2 Exact solution")]
    public void Solve_TaskTransposedAndLambdaNegated_Mirrors() =>
        Gen.Select(Draws.Problems, Gen.Double[-3, 2]).Sample(
            (problem, power) =>
            {
                double[] times = [0, Math.Pow(10, power) / Rate(problem)];
                RunResult here = Solve(problem, times), there = Solve(Mirrored(problem), times);
                int outputs = problem.S.Rows, inputs = problem.S.Columns;
                Matrix product = new(outputs, inputs, here.Series[1].Values.AsSpan(outputs * inputs));
                Matrix mirrored = new(inputs, outputs, there.Series[1].Values.AsSpan(outputs * inputs));
                double size = Math.Max(problem.S.Norm(), product.Norm()), bound = Draws.Bound(problem);
                return product.Plus(mirrored.Turned(), -1).Norm() < bound * size
                    && Math.Abs(Math.Sqrt(here.Series[0].Values[1]) - Math.Sqrt(there.Series[0].Values[1])) < bound * size
                    && Math.Abs(Math.Sqrt(here.Series[2].Values[1]) - Math.Sqrt(there.Series[2].Values[1])) < bound
                    && here.Summary["saddle"] == there.Summary["saddle"];
            },
            iter: Samples);

    [Fact]
    [Trait("Science", "1 Model")]
    [Trait("Science", "2 Exact solution")]
    public void Solve_AlongTheFlow_LossNeverRisesAndBalanceIsKept() =>
        Gen.Select(Draws.Problems, Gen.Double[-3, 1]).Sample(
            (problem, power) =>
            {
                double first = Math.Pow(10, power) / Rate(problem);
                RunResult result = Solve(problem, [0, .. Enumerable.Range(0, 30).Select(i => first * Math.Pow(1.5, i))]);
                double[] roots = [.. result.Series[0].Values.Select(loss => Math.Sqrt(2 * loss))];
                double size = problem.W1.Norm() + problem.W2.Norm() + Math.Sqrt(problem.S.Norm());
                return roots.Zip(roots.Skip(1), (before, after) => after - before).All(rise => rise < 1e-13 * (problem.S.Norm() + roots[0]))
                    && result.Series[3].Values.All(error => error < 1e-13 * size * size);
            },
            iter: Samples);

    /// <summary>One step of e^{2000} and the hundred that it is made of.</summary>
    [Theory]
    [InlineData("4-4-4", 0.0)]
    [InlineData("5-2-4", 0.5)]
    [InlineData("6-3-3", -2.0)]
    [Trait("Science", "2 Exact solution")]
    public void Advance_FarBeyondTheRangeOfDoubles_IsAsManyShortSteps(string architecture, double lambda)
    {
        Problem problem = ProblemBuilder.Build(Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: 2), MatrixStore.Empty);
        double time = 2000 / new Start(problem).Spectrum.Advantages[0];
        double[] short100 = [.. Enumerable.Repeat(time / 100, 100)];
        Assert.InRange(Dense.Error(Propagation.Gram(problem, time), Propagation.Gram(problem, short100)), 0, 1e-13);
    }

    [Fact]
    public void Advance_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        RunDefinition run = Runs.Of("3-3-3", 1.0);
        Assert.Throws<OperationCanceledException>(() => Simulation.Solve([run], MatrixStore.Empty, source.Token));
    }

    private static RunResult Solve(Problem problem, double[] times)
    {
        RunDefinition run = Runs.Of("1-1-1", problem.Lambda, times: times, observe: ["loss", "product", "ntk-distance", "balance"]);
        return new ExactSolver().Solve<LazyRich.Dynamics.Lanes.Lane1>([run], [problem], TestContext.Current.CancellationToken)[0].Result!;
    }

    /// <summary>Of the fastest mode, so that times are neither all too early nor all too late.</summary>
    private static double Rate(Problem problem) => new Spectrum(problem.S, problem.Lambda).Eigenvalues[0];

    /// <summary>A turn by an angle in each pair of neighbouring hidden units.</summary>
    private static Problem Rotated(Problem problem, double angle)
    {
        int hidden = problem.W1.Rows;
        Matrix rotation = Dense.Unit(hidden);
        for (int k = 0; k + 1 < hidden; k++)
        {
            Matrix turn = Dense.Unit(hidden);
            turn[k, k] = turn[k + 1, k + 1] = Math.Cos(angle);
            turn[k, k + 1] = -Math.Sin(angle);
            turn[k + 1, k] = Math.Sin(angle);
            rotation = turn.Times(rotation);
        }

        return problem with { W1 = rotation.Times(problem.W1), W2 = problem.W2.Times(rotation.Turned()) };
    }

    private static Problem Mirrored(Problem problem) =>
        new(problem.S.Turned(), problem.Floor, problem.W2.Turned(), problem.W1.Turned(), -problem.Lambda);
}
