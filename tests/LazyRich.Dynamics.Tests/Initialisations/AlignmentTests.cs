using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.Laws;

namespace LazyRich.Dynamics.Tests.Initialisations;

public sealed class AlignmentTests
{
    [Fact]
    [Trait("Science", "6 Initialisations")]
    public void Build_AlignmentZero_KeepsTheBitsOfARandomStart()
    {
        Problem absent = ProblemBuilder.Build(Runs.Of("8-4-4", -3.0, init: Runs.Balanced(0.3), seed: 4), MatrixStore.Empty);
        Problem zero = ProblemBuilder.Build(Runs.Of("8-4-4", -3.0, init: Alignment(0.0), seed: 4), MatrixStore.Empty);
        Assert.Equal(absent.W1.Data, zero.W1.Data);
        Assert.Equal(absent.W2.Data, zero.W2.Data);
    }

    [Theory]
    [InlineData("5-5-5", 2.0)]
    [InlineData("8-4-4", -3.0)]
    [InlineData("4-4-8", 3.0)]
    [InlineData("6-2-5", 1.0)]
    [InlineData("4-6-7", 1.0)]
    [Trait("Science", "6 Initialisations")]
    public void Build_AlignmentOne_IsTheTaskAlignedStart(string architecture, double lambda)
    {
        for (int seed = 0; seed < 6; seed++)
        {
            Problem aligned = ProblemBuilder.Build(Runs.Of(architecture, lambda, init: Runs.Aligned(0.3), seed: seed), MatrixStore.Empty);
            Problem one = ProblemBuilder.Build(Runs.Of(architecture, lambda, init: Alignment(1.0), seed: seed), MatrixStore.Empty);
            Assert.InRange(Dense.Error(one.W2.Times(one.W1), aligned.W2.Times(aligned.W1)), 0.0, 1e-13);
            Assert.InRange(Dense.Error(one.W1.Turned().Times(one.W1), aligned.W1.Turned().Times(aligned.W1)), 0.0, 1e-13);
        }
    }

    [Theory]
    [InlineData("5-5-5", 2.0)]
    [InlineData("8-4-4", -3.0)]
    [InlineData("4-6-7", 1.0)]
    public void Build_OnTheWay_StaysBalancedAndMovesSteadily(string architecture, double lambda)
    {
        Matrix? before = null;
        double longest = 0.0, shortest = double.PositiveInfinity;
        for (int i = 1; i <= 10; i++)
        {
            Problem here = ProblemBuilder.Build(Runs.Of(architecture, lambda, init: Alignment(i / 10.0), seed: 1), MatrixStore.Empty);
            Assert.InRange(Balance.RelativeError(here.W1, here.W2), 0.0, 1e-14);
            Matrix product = here.W2.Times(here.W1);
            if (before is not null)
                (longest, shortest) = (Math.Max(longest, product.Plus(before, -1).Norm()), Math.Min(shortest, product.Plus(before, -1).Norm()));
            before = product;
        }

        Assert.InRange(longest / shortest, 1.0, 4.0);
    }

    /// <summary>Alignment is an axis: from random to aligned a funnel at λ = −100 goes from delayed to lazy.</summary>
    [Fact]
    [Trait("Science", "5 Architecture and sign of λ")]
    public void Delay_OfAFunnel_VanishesAsTheStartAligns()
    {
        double[] shares = [0.0, 0.5, 0.9, 1.0];
        double[] times = [.. shares.Select(static share => Median(share, "time_to_1pct"))], distances = [.. shares.Select(static share => Median(share, "ntk_distance_limit"))];
        Assert.InRange(times[0], 100.0, 1000.0);
        Assert.InRange(distances[0], 0.4, 0.65);
        Assert.True(distances[1] < distances[0] && distances[2] < distances[1]);
        Assert.Equal(.023, times[3], 5e-4);
        Assert.InRange(distances[3], 0.0, 1e-6);
    }

    [Fact]
    public void Build_SingleNeuron_HasTheStatedProductAndBalance()
    {
        Setting init = Setting.Of("single-neuron", ("product", new NumberValue(0.7)), ("alignment", new NumberValue(1)));
        Problem problem = ProblemBuilder.Build(Runs.Of("5-1-3", -2.0, init: init, seed: 3), MatrixStore.Empty);
        Assert.Equal(0.7, problem.W2.Times(problem.W1).Norm(), 1e-14);
        Assert.Equal(-2.0, Math.Pow(problem.W2.Norm(), 2) - Math.Pow(problem.W1.Norm(), 2), 1e-13);
        Svd task = Svd.Of(problem.S);
        Assert.Equal(0.7, task.Left.Times(problem.W2.Times(problem.W1)).Times(task.Right.Turned())[0, 0], 1e-13);
        Assert.Contains("5-1-3 fits", Assert.Single(Simulation.Check(Runs.Of("5-2-3", -2.0, init: init), MatrixStore.Empty)).Message, StringComparison.Ordinal);
    }

    private static double Median(double share, string column) => Solved
        .From([.. Enumerable.Range(0, 9).Select(seed => Runs.Of("8-4-4", -100.0, init: Alignment(share), seed: seed, times: [0.0, 1.0, 1e4]))])
        .Select(run => run.Summary[column]!.Value).Order().ElementAt(4);

    private static Setting Alignment(double share) =>
        Setting.Of("lambda-balanced", ("scale", new NumberValue(0.3)), ("alignment", new NumberValue(share)));
}
