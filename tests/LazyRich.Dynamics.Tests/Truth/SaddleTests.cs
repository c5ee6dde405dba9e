using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.ManyDigits;

namespace LazyRich.Dynamics.Tests.Truth;

/// <summary>
/// Square nets at λ = 0 from starts with det(W2W1)·det(S) &lt; 0: the flow of the exactly balanced start ends in a saddle of loss ½ s_min².
/// The start that doubles can hold leaves it again, after a time that only its rounding decides, so the truth in many digits is that of
/// the flow up to then.
/// </summary>
public sealed class SaddleTests
{
    [Theory]
    [InlineData("3-3-3")]
    [InlineData("4-4-4")]
    [InlineData("1-1-1")]
    [Trait("Science", "2 Exact solution")]
    public void Saddle_SquareAtLambdaZero_IsWhereDeterminantsDifferInSign(string architecture)
    {
        var found = new int[2];
        for (long seed = 0; seed < 24; seed++)
        {
            RunDefinition run = Run(architecture, seed, [0.0, 1e4]);
            Problem problem = ProblemBuilder.Build(run, MatrixStore.Empty);
            RunResult result = Solve(run);
            bool saddle = Determinant(problem.W2.Times(problem.W1)) * Determinant(problem.S) < 0.0;
            found[saddle ? 1 : 0]++;
            Assert.Equal(saddle ? 1.0 : 0.0, result.Summary["saddle"]);
            double smallest = Svd.Of(problem.S).Values[^1];
            Assert.Equal(saddle ? smallest : 0.0, Math.Sqrt(2.0 * result.Series[0].Values[1]), 1e-13 * Svd.Of(problem.S).Values[0]);
        }

        Assert.All(found, static count => Assert.InRange(count, 5, 19));
    }

    [Theory]
    [InlineData("3-3-3")]
    [InlineData("4-4-4")]
    [InlineData("3-5-3")]
    [Trait("Science", "2 Exact solution")]
    public void Solve_OnTheWayToASaddle_FollowsTheFlow(string architecture)
    {
        int saddles = 0;
        for (long seed = 0; seed < 12; seed++)
        {
            RunDefinition run = Run(architecture, seed, [0.0, 0.1, 0.3, 1.0]);
            RunResult result = Solve(run);
            if (result.Summary["saddle"] == 0.0)
                continue;
            saddles++;
            Problem problem = ProblemBuilder.Build(run, MatrixStore.Empty);
            var errors = ErrorReport.Of(problem, result);
            Assert.True(errors.Worst <= 1e-13, $"seed {seed}: {errors}");
        }

        Assert.True(saddles > 2);
    }

    private static RunDefinition Run(string architecture, long seed, double[] times) => Runs.Of(
        architecture,
        0.0,
        init: Runs.Balanced(0.3),
        seed: seed,
        times: times,
        observe: ["loss", "singular-values", "ntk-distance", "ntk-norm", "product", "input-gram", "output-gram"]);

    private static RunResult Solve(RunDefinition run)
    {
        RunOutcome outcome = Simulation.Solve([run], MatrixStore.Empty, TestContext.Current.CancellationToken)[0];
        Assert.NotNull(outcome.Result);
        return outcome.Result;
    }

    /// <summary>By elimination in many digits, which needs no pivoting.</summary>
    private static double Determinant(Matrix matrix)
    {
        BigMatrix a = BigMatrix.From(matrix);
        BigFloat product = 1;
        for (int k = 0; k < a.Rows; k++)
        {
            product *= a[k, k];
            for (int i = k + 1; i < a.Rows; i++)
            {
                BigFloat factor = a[i, k] / a[k, k];
                for (int j = k; j < a.Rows; j++)
                    a[i, j] -= factor * a[k, j];
            }
        }

        return product.ToDouble();
    }
}
