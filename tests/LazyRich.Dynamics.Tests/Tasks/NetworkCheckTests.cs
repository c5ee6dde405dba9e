using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.Networks;

namespace LazyRich.Dynamics.Tests.Tasks;

public sealed class NetworkCheckTests
{
    private static readonly Setting Exact = Setting.Of("exact");

    [Fact]
    public void Check_UnwhitenedInputs_NamesWhiteningAndTheSolversThatFit()
    {
        Fault fault = Only(Nets.Run("4-3-2", 0, Nets.Samples(9, 10), solver: Exact), "task.input-covariance.condition");
        Assert.Contains("exact needs whitened inputs", fault.Message, StringComparison.Ordinal);
        Assert.Contains("gradient-flow", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_RawHierarchy_NamesWhitening() => Assert.Contains(
        "exact needs whitened inputs",
        Only(Nets.Run("8-8-8", 0, Setting.Of("semantic-hierarchy", ("form", new TextValue("raw"))), solver: Exact), "task.form").Message,
        StringComparison.Ordinal);

    [Fact]
    public void Check_ActivationWithExact_NamesTheSolversThatFit() => Assert.Contains(
        "activation is tanh", Only(Nets.Run("4-3-2", 0, Nets.Samples(9), Activation.Tanh, Exact), "activation").Message, StringComparison.Ordinal);

    [Fact]
    public void Check_ActivationWithoutSamples_SaysToGiveThem() => Assert.Contains(
        "give samples", Only(Nets.Run("4-3-2", 0, Runs.Regression(), Activation.ReLU), "task").Message, StringComparison.Ordinal);

    [Fact]
    public void Check_BatchWithoutSamples_SaysWhatIsMissing() => Assert.Contains(
        "no samples here", Only(Nets.Run("4-3-2", 0, Runs.Regression(), solver: Batch(3)), "solver.batch").Message, StringComparison.Ordinal);

    [Fact]
    public void Check_BatchAboveTheSamples_SaysHowManyThereAre() => Assert.Contains(
        "there are 9 samples", Only(Nets.Run("4-3-2", 0, Nets.Samples(9), solver: Batch(10)), "solver.batch").Message, StringComparison.Ordinal);

    [Fact]
    public void Check_DeepLambdaTheWidthsForbid_IsImpossible()
    {
        Fault fault = Only(Nets.Run("8-6-5-4", 2, Runs.Regression()), "lambda");
        Assert.True(fault.Impossible);
        Assert.Contains("allows λ ≤ 0", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_BalancesOfAnotherDepth_SaysHowManyPairsThereAre()
    {
        Setting init = Setting.Of("lambda-balanced", ("balances", Runs.Numbers(1, 2, 3)));
        Assert.Contains("has 2 pairs", Only(Nets.Run("4-4-4-4", null, Runs.Regression(), init: init), "init.balances").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 3, "9-5-9", true)]
    [InlineData(3, 2, "8-4-8", true)]
    [InlineData(2, 2, "8-4-8", false)]
    public void Check_Hierarchy_HasBranchingToTheLevelsItems(int levels, int branching, string architecture, bool fits)
    {
        Setting task = Setting.Of("semantic-hierarchy", ("levels", new NumberValue(levels)), ("branching", new NumberValue(branching)));
        Assert.Equal(fits, ProblemCheck.Check(Nets.Run(architecture, 0, task), MatrixStore.Empty).Count == 0);
    }

    [Fact]
    public void Build_WideHierarchy_HasOrthogonalPropertiesOfItsLevels()
    {
        Setting task = Setting.Of("semantic-hierarchy", ("levels", new NumberValue(2)), ("branching", new NumberValue(3)));
        double[] values = Svd.ValuesOf(Nets.Problem(Nets.Run("9-4-9", 0, task)).S);
        double[] levels = [3, 3, 3, .. Enumerable.Repeat(Math.Sqrt(3), 6)];
        Assert.All(levels.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void Check_TestErrorWithoutATest_SaysWhatToGive() => Assert.Contains(
        "give noise", Only(Nets.Run("4-3-2", 0, Runs.Regression(), observe: ["test-error"]), "observe").Message, StringComparison.Ordinal);

    private static Setting Batch(int size) => Setting.Of("gradient-descent", ("learning-rate", new NumberValue(0.01)), ("batch", new NumberValue(size)));

    private static Fault Only(RunDefinition run, string path)
    {
        Fault fault = Assert.Single(ProblemCheck.Check(run, MatrixStore.Empty));
        Assert.Equal(path, fault.Path);
        return fault;
    }
}
