using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Initialisations;

public sealed class BalanceTests
{
    public static TheoryData<string> Architectures =>
        ["5-5-5", "10-5-5", "5-5-10", "8-3-6", "1-1-1", "6-1-4", "5-7-10", "10-7-5", "5-10-10", "10-10-5", "4-9-4", "3-20-7"];

    [Theory]
    [MemberData(nameof(Architectures))]
    [Trait("Science", "1 Model")]
    [Trait("Science", "6 Initialisations")]
    public void Build_EveryAllowedLambda_IsBalancedToRounding(string architecture)
    {
        Architecture shape = Runs.Shape(architecture);
        foreach (Setting init in new[] { Runs.Balanced(1), Runs.Balanced(1e-3), Runs.Aligned(0.1) })
        {
            foreach (double lambda in new[] { -1e4, -100, -1, -1e-3, -1e-9, 0, 1e-9, 1e-3, 1, 100, 1e4 }.Where(shape.Allows))
            {
                Problem problem = ProblemBuilder.Build(Runs.Of(architecture, lambda, init: init, seed: 11), MatrixStore.Empty);
                Matrix balance = problem.W2.Turned().Times(problem.W2).Plus(problem.W1.Times(problem.W1.Turned()), -1);
                double size = Math.Pow(problem.W1.Norm(), 2) + Math.Pow(problem.W2.Norm(), 2);
                Assert.True(balance.Plus(Dense.Unit(shape.Hidden), -lambda).Norm() <= 1e-14 * size, $"{architecture}, λ = {lambda}");
                Assert.Equal(lambda, problem.Lambda);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    [Trait("Science", "6 Initialisations")]
    public void Build_EveryAllowedLambda_HasTheStatedProduct(string architecture)
    {
        Architecture shape = Runs.Shape(architecture);
        int count = Math.Min(shape.Hidden, Math.Min(shape.Inputs, shape.Outputs));
        double[] sigma = [.. Enumerable.Range(0, count).Select(i => 1.0 / (i + 1))];
        Setting init = Setting.Of("lambda-balanced", ("singular-values", Runs.Numbers(sigma)));
        foreach (double lambda in new[] { -1e4, -3, 0, 3, 1e4 }.Where(shape.Allows))
        {
            Problem problem = ProblemBuilder.Build(Runs.Of(architecture, lambda, init: init), MatrixStore.Empty);
            double[] values = Svd.ValuesOf(problem.W2.Times(problem.W1));
            double rounding = 1e-15 * problem.W1.Norm() * problem.W2.Norm();
            for (int i = 0; i < values.Length; i++)
                Assert.Equal(i < count ? sigma[i] : 0, values[i], 4 * rounding);
        }
    }

    [Fact]
    [Trait("Science", "6 Initialisations")]
    public void Build_Scale_MultipliesTheSingularValuesOfAGaussianProduct()
    {
        // Mean of ‖W2'W1'‖² over draws is Ni·Nh·No = 60.
        double squares = 0;
        for (long seed = 0; seed < 2000; seed++)
        {
            Problem problem = ProblemBuilder.Build(Runs.Of("3-4-5", 0, init: Runs.Balanced(0.5), seed: seed), MatrixStore.Empty);
            squares += Math.Pow(problem.W2.Times(problem.W1).Norm(), 2);
        }

        Assert.Equal(60 * 0.25, squares / 2000, 60 * 0.25 * 0.05);
    }

    [Fact]
    public void Build_OtherLambda_KeepsProductDirectionsAndHiddenRotation()
    {
        Problem at0 = ProblemBuilder.Build(Runs.Of("6-5-5", 0, seed: 2), MatrixStore.Empty);
        Problem at9 = ProblemBuilder.Build(Runs.Of("6-5-5", 9, seed: 2), MatrixStore.Empty);
        Matrix product = at0.W2.Times(at0.W1);
        Assert.True(Dense.Error(at9.W2.Times(at9.W1), product) < 1e-14);

        // Same R: the hidden Gram matrices W1W1ᵀ of any two λ have the same eigenvectors, so they commute.
        Matrix a = at0.W1.Times(at0.W1.Turned()), b = at9.W1.Times(at9.W1.Turned());
        Assert.True(Dense.Error(a.Times(b), b.Times(a)) < 1e-13);
    }

    [Theory]
    [InlineData("5-5-5", 2)]
    [InlineData("10-5-5", -3)]
    [InlineData("5-5-10", 0)]
    [InlineData("5-7-10", 4)]
    [InlineData("7-2-5", -1)]
    [Trait("Science", "6 Initialisations")]
    public void Build_TaskAligned_HasTheTasksSingularVectorsInOrder(string architecture, double lambda)
    {
        RunDefinition run = Runs.Of(architecture, lambda, init: Runs.Aligned(0.3), seed: 5);
        Problem problem = ProblemBuilder.Build(run, MatrixStore.Empty);
        Svd task = Svd.Of(problem.S);
        Matrix inTaskBasis = task.Left.Times(problem.W2.Times(problem.W1)).Times(task.Right.Turned());
        double[] sigma = Svd.ValuesOf(problem.W2.Times(problem.W1));
        Assert.True(Dense.Error(inTaskBasis, Dense.Diagonal(sigma)) < 1e-13);
    }

    [Fact]
    public void Build_TaskAlignedToLowRank_CompletesWithRandomDirections()
    {
        Setting rankOne = Setting.Of("random-regression", ("scale", new NumberValue(1)), ("rank", new NumberValue(1)));
        Problem problem = ProblemBuilder.Build(Runs.Of("5-5-5", 1, rankOne, Runs.Aligned(1), seed: 6), MatrixStore.Empty);
        Svd task = Svd.Of(problem.S), product = Svd.Of(problem.W2.Times(problem.W1));
        Assert.Equal(1, Math.Abs(task.Left.Row(0).ToArray().Zip(product.Left.Row(0).ToArray(), (x, y) => x * y).Sum()), 1e-13);
        Assert.All(product.Values, value => Assert.True(value > 1e-3));
    }

    [Fact]
    public void LambdaOf_GivenWeights_IsMeasured()
    {
        var inputs = new MatrixStore();
        Setting init = Setting.Of("from-file",
            ("w1", inputs.Add(new Matrix(2, 2, [1, 0, 0, 1]))),
            ("w2", inputs.Add(new Matrix(2, 2, [0, 2, 2, 0]))));
        RunDefinition run = Runs.Of("2-2-2", null, init: init);
        Assert.Empty(ProblemCheck.Check(run, inputs));
        Assert.Equal(3, ProblemBuilder.LambdaOf(run, inputs));
        Assert.Equal(3, ProblemBuilder.Build(run, inputs).Lambda);
    }
}
