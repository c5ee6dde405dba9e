using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Tasks;

public sealed class SemanticHierarchyTests
{
    private static readonly Setting Hierarchical = Setting.Of("semantic-hierarchy");

    [Fact]
    [Trait("Science", "7 Tasks")]
    public void Build_AnySeed_IsTheListedMatrix()
    {
        RunDefinition run = Runs.Of("8-8-8", 0, Hierarchical, seed: 5);
        Assert.Empty(ProblemCheck.Check(run, MatrixStore.Empty));
        Problem problem = ProblemBuilder.Build(run, MatrixStore.Empty);
        Assert.Equal(Hierarchy.Targets.Data, problem.S.Data);
        Assert.Equal(0, problem.Floor);
    }

    [Fact]
    [Trait("Science", "7 Tasks")]
    public void Build_Scaled_HasTheSingularValuesOfItsLevels()
    {
        double[] values = Svd.ValuesOf(ProblemBuilder.Build(Runs.Of("8-4-8", 0, Hierarchical), MatrixStore.Empty).S);
        double[] levels = [Math.Sqrt(8), Math.Sqrt(8), 2, 2, Math.Sqrt(2), Math.Sqrt(2), Math.Sqrt(2), Math.Sqrt(2)];
        for (int i = 0; i < 8; i++)
            Assert.Equal(levels[i], values[i], 4e-15);
    }

    [Fact]
    public void Check_OtherWidths_SaysWhichFit()
    {
        Fault fault = Assert.Single(ProblemCheck.Check(Runs.Of("5-5-8", 0, Hierarchical), MatrixStore.Empty));
        Assert.Equal("architecture", fault.Path);
        Assert.Contains("5-5-8 has 5 inputs and 8 outputs", fault.Message, StringComparison.Ordinal);
        Assert.Contains("8-8-8", fault.Message, StringComparison.Ordinal);
    }
}
