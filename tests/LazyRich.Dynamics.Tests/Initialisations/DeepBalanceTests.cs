using CsCheck;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Tests.Networks;

namespace LazyRich.Dynamics.Tests.Initialisations;

public sealed class DeepBalanceTests
{
    [Fact]
    [Trait("Science", "6 Initialisations")]
    public void Build_DeepWidthsThatAllowLambda_EveryPairIsBalancedAndTheProductIsAsAsked() =>
        Gen.Select(Gen.Int[1, 5].Array[4, 6], Gen.Double[-30, 30], Gen.Int[0, 1000]).Sample((widths, lambda, seed) =>
        {
            string architecture = string.Join('-', widths);
            if (!Runs.Shape(architecture).Allows(lambda))
                return;
            Dynamics.Tasks.Problem problem = Nets.Problem(Nets.Run(architecture, lambda, Runs.Regression(), scale: 0.3, seed: seed));
            Matrix product = problem.Layers[0];
            for (int l = 1; l < problem.Layers.Length; l++)
            {
                Matrix before = problem.Layers[l - 1], after = problem.Layers[l];
                Matrix off = after.Turned().Times(after).Plus(before.Times(before.Turned()), -1).Plus(Dense.Unit(before.Rows), -lambda);
                Assert.True(off.Norm() <= 1e-12 * (1 + Math.Abs(lambda) + after.Norm()), $"{architecture} {lambda} {off.Norm()}");
                product = after.Times(product);
            }

            double[] sigma = ProductScale.Sigma(Runs.Balanced(0.3), Runs.Shape(architecture), seed), actual = Svd.ValuesOf(product);
            Assert.All(sigma.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-11 * (1 + sigma[0])));
        }, iter: 300);

    [Theory]
    [InlineData("5-5-5-5", "any λ")]
    [InlineData("5-3-2-4", "λ ≤ 0")]
    [InlineData("8-4-4-4", "any λ")]
    [InlineData("8-6-5-4", "λ ≤ 0")]
    [InlineData("4-5-6-8", "λ ≥ 0")]
    [InlineData("4-9-9-4", "λ = 0 only")]
    public void AllowedLambda_DeepWidths_IsWhatTheirDirectionsLeave(string architecture, string allowed) =>
        Assert.Equal(allowed, Runs.Shape(architecture).AllowedLambda);

    [Theory]
    [InlineData("5-5-5")]
    [InlineData("7-5-3")]
    [InlineData("3-5-7")]
    [InlineData("6-2-5")]
    [InlineData("3-9-4")]
    public void Sizes_TwoLayers_AreAllowedAsTheTwoLayerRuleSays(string architecture)
    {
        Architecture shape = Runs.Shape(architecture);
        foreach (double lambda in new[] { -2.0, 0, 2.0 })
            Assert.Equal(shape.Allows(lambda), DeepBalance.Sizes(shape.Widths, [lambda], new double[shape.Widths.Min()]) is not null);
    }
}
