using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.ClosedForm;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.Truth;

namespace LazyRich.Dynamics.Tests.Forms;

/// <summary>When K = plusᵀQ(0) is invertible, which the closed form of Theorem B.5 needs, and what it costs where it hardly is.</summary>
public sealed class ConditionTests
{
    private const int Draws = 400;

    /// <summary>Square with λ ≠ 0, Ni > No with λ > 0, No > Ni with λ &lt; 0: always. W2ᵀW2 (or W1W1ᵀ) is at least |λ|, and K with it.</summary>
    [Theory]
    [InlineData("5-5-5", 1e-3)]
    [InlineData("5-5-5", -1e-2)]
    [InlineData("5-5-5", 1.0)]
    [InlineData("5-5-5", -100.0)]
    [InlineData("8-4-4", 1e-2)]
    [InlineData("8-4-4", 1.0)]
    [InlineData("8-4-4", 1e4)]
    [InlineData("4-4-8", -1e-2)]
    [InlineData("4-4-8", -1.0)]
    [InlineData("4-4-8", -100.0)]
    [Trait("Science", "2 Exact solution")]
    public void Condition_OnTheLazySide_IsBoundedByLambdaAlone(string architecture, double lambda) =>
        Assert.InRange(Conditions(architecture, lambda).Max(), 1, 1 + (10 / Math.Abs(lambda)));

    /// <summary>The other sign, and λ = 0 off the square: invertible in every draw, but only by chance far from singular.</summary>
    [Theory]
    [InlineData("8-4-4", -100.0)]
    [InlineData("8-4-4", -1.0)]
    [InlineData("8-4-4", 0.0)]
    [InlineData("4-4-8", 100.0)]
    [InlineData("4-4-8", 1.0)]
    [InlineData("4-4-8", 0.0)]
    [Trait("Science", "2 Exact solution")]
    public void Condition_OnTheDelayedSide_ReachesThousands(string architecture, double lambda)
    {
        double[] conditions = Conditions(architecture, lambda);
        Assert.InRange(conditions.Max(), lambda == 0 ? 100 : 1e3, 2e4);
        Assert.InRange(conditions.Order().ElementAt(Draws / 2), 3, 30);
    }

    /// <summary>Square λ = 0: singular exactly where the determinants of W2W1(0) and S differ in sign.</summary>
    [Fact]
    [Trait("Science", "2 Exact solution")]
    public void Condition_SquareAtZero_IsInfiniteWhereTheDeterminantsDifferInSign()
    {
        int singular = 0;
        for (int seed = 0; seed < Draws; seed++)
        {
            Problem problem = Problem("5-5-5", 0, seed);
            double sign = Determinant(problem.W2.Times(problem.W1)) * Determinant(problem.S), condition = new ClosedFormCourse(problem).Condition;
            singular += sign < 0 ? 1 : 0;
            Assert.True(sign < 0 ? !(condition < 1e14) : condition < 1e6, $"seed {seed}: determinants {sign:G2}, cond(K) {condition:G2}");
        }

        Assert.InRange(singular, 0.4 * Draws, 0.6 * Draws);

        static double Determinant(Matrix m) => Observables.Kinds.DirectDescent.Of(m).Determinant();
    }

    /// <summary>The stated bound where it is worst.</summary>
    [Theory]
    [InlineData("8-4-4", -100.0)]
    [InlineData("8-4-4", -1.0)]
    [InlineData("4-4-8", 100.0)]
    [InlineData("5-5-5", 1e-4)]
    [Trait("Science", "2 Exact solution")]
    public void Solve_TheWorstConditionOfMany_WithinTheStatedBound(string architecture, double lambda)
    {
        double[] conditions = Conditions(architecture, lambda);
        double condition = conditions.Max(), slow = Math.Max(1, Math.Abs(lambda));
        RunDefinition run = Form.Run(architecture, lambda, Form.Solver("closed-form"), [0.0, 0.1 / slow, 1.0, 5 * slow], seed: Array.IndexOf(conditions, condition));
        ErrorReport errors = Form.Errors(run, Form.Solve(run));
        Assert.True(errors.Grams <= Math.Max(4e-12, 10 * 2.2e-16 * condition * condition), $"cond(K) {condition:E1}: {errors}");
    }

    /// <summary>cond(K) of a square network goes as 1/λ; above 10⁶ the run is refused.</summary>
    [Fact]
    [Trait("Science", "2 Exact solution")]
    public void Solve_ConditionAboveAMillion_RefusesAndNamesTheSolverThatFits()
    {
        int seed = Array.FindIndex(Conditions("5-5-5", 1e-6), static condition => condition > 1e6);
        RunDefinition above = Form.Run("5-5-5", 1e-6, Form.Solver("closed-form"), [0.0, 1.0], seed: seed), below = above with { Lambda = 1e-5 };
        RunOutcome refused = Simulation.Solve([above], MatrixStore.Empty, TestContext.Current.CancellationToken)[0];
        Assert.Null(refused.Result);
        Assert.Contains("exact is the solver that fits", refused.Failure, StringComparison.Ordinal);
        Assert.InRange(Form.Solve(below).Summary["condition"]!.Value, 1e5, 1e6);
    }

    private static double[] Conditions(string architecture, double lambda) =>
        [.. Enumerable.Range(0, Draws).Select(seed => new ClosedFormCourse(Problem(architecture, lambda, seed)).Condition)];

    private static Problem Problem(string architecture, double lambda, long seed) =>
        ProblemBuilder.Build(Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: seed), MatrixStore.Empty);
}
