using CsCheck;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tests.Laws;

namespace LazyRich.Dynamics.Tests.Observables.Kinds;

/// <summary>The exact solver measures in the frame of the task's singular vectors and with its hidden units turned; no observable may show it.</summary>
public sealed class FrameTests
{
    private static readonly string[] All = [.. Catalogue.Observables.All.Where(kind => !kind.NeedsTest).Select(kind => kind.Name)];

    [Fact]
    public void Observables_OfExactAndOfIntegratedWeights_Agree() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6], Gen.Int[1, 6], Gen.Int[0, 1000], Gen.Double[-3, 3]).Sample(
            (inputs, hidden, outputs, seed, size) => Compare($"{inputs}-{hidden}-{outputs}", seed, size), iter: 60);

    /// <summary>A λ so small that the directions it alone gives a layer are lost in the rounding of the others.</summary>
    [Theory]
    [InlineData("1-3-4", 565, 2.132e-12)]
    [InlineData("1-3-4", 565, 1e-14)]
    [InlineData("1-3-4", 565, 1e-11)]
    [InlineData("1-3-4", 565, 1e-10)]
    [InlineData("1-3-4", 565, 1e-9)]
    [InlineData("1-3-4", 565, 1e-7)]
    [InlineData("4-3-1", 565, -2.132e-12)]
    [InlineData("4-3-1", 565, -1e-7)]
    public void Observables_OfADirectionThatAlmostVanishes_Agree(string architecture, int seed, double lambda) => Compare(architecture, seed, lambda);

    private static bool Compare(string architecture, int seed, double size)
    {
        double lambda = Runs.Shape(architecture).Allows(size) ? size : Runs.Shape(architecture).Allows(-size) ? -size : 0.0;

        // Singular vectors of values that happen to be near each other turn by far more than the weights' errors.
        string[] observe = [.. All.Where(name => !name.StartsWith("alignment", StringComparison.Ordinal))];
        Solved exact = From(Setting.Of("exact")), flow = From(Setting.Of("gradient-flow", ("tolerance", new NumberValue(1e-12))));
        foreach (string name in observe)
        {
            double[] x = exact.Scalars(name), y = flow.Scalars(name);
            double tolerance = 1e-6 * (1 + x.Max(Math.Abs));
            Assert.True(x.Zip(y).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance), $"{architecture}, λ = {lambda}, seed {seed}: {name}");
        }

        return true;

        Solved From(Setting solver) => Solved.From(
            Runs.Of(architecture, lambda, init: Runs.Balanced(0.5), seed: seed, solver: solver, times: [0.0, 0.3, 2.0], observe: [.. observe]));
    }
}
