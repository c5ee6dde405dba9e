using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tests.Definitions;

/// <summary>Names of architectures, and which λ their widths allow.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("4-4-4", "square", "any λ")]
    [InlineData("8-4-4", "funnel", "any λ")]
    [InlineData("4-4-8", "inverted-funnel", "any λ")]
    [InlineData("5-2-4", "bottleneck", "any λ")]
    [InlineData("4-9-5", "wide", "λ = 0 only")]
    [InlineData("4-5-4", "wide", "λ = 0 only")]
    [InlineData("8-6-4", "between", "λ ≤ 0")]
    [InlineData("8-8-4", "between", "λ ≤ 0")]
    [InlineData("4-6-8", "between", "λ ≥ 0")]
    [InlineData("4-8-8", "between", "λ ≥ 0")]
    [Trait("Science", "1 Model")]
    public void Shape_OfTwoLayers_HasItsNameAndTheSignsItAllows(string widths, string shape, string allowed)
    {
        Architecture architecture = Runs.Shape(widths);
        Assert.Equal(shape, architecture.Shape);
        Assert.Equal(allowed, architecture.AllowedLambda);
        Assert.Equal(allowed is "any λ" or "λ ≤ 0", architecture.Allows(-2));
        Assert.Equal(allowed is "any λ" or "λ ≥ 0", architecture.Allows(2));
        Assert.True(architecture.Allows(0));
    }
}
