using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tests.Laws;

namespace LazyRich.Dynamics.Tests.Observables.Kinds;

/// <summary>Solvers that follow QQᵀ know the hidden units up to a rotation only, which no observable depends on.</summary>
public sealed class OnlyGramsTests
{
    [Theory]
    [InlineData("naive", "5-5-5", 1.0)]
    [InlineData("theorem-4.3", "6-3-4", -2.0)]
    [InlineData("mixed-dynamics", "4-4-7", -3.0)]
    public void Observables_OfSolversWithoutHiddenUnits_AreThoseOfTheExactOne(string solver, string architecture, double lambda)
    {
        string[] observe = [.. Catalogue.Observables.All.Where(kind => !kind.NeedsTest).Select(kind => kind.Name)];
        Setting setting = solver == "mixed-dynamics" ? Setting.Of(solver, ("tolerance", new NumberValue(1e-11))) : Setting.Of(solver);
        Solved other = From(setting), exact = From(Setting.Of("exact"));
        foreach (string name in observe)
        {
            double[] expected = exact.Scalars(name), actual = other.Scalars(name);
            double tolerance = 1e-7 * (1 + expected.Max(Math.Abs));
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
        }

        Solved From(Setting setting) => Solved.From(
            Runs.Of(architecture, lambda, init: Runs.Balanced(0.5), seed: 3, solver: setting, times: [0.0, 0.3, 2.0], observe: [.. observe]));
    }
}
