using LazyRich.Dynamics.Tests.Laws;
using MathNet.Numerics.LinearAlgebra;

namespace LazyRich.Dynamics.Tests.Observables.Kinds;

/// <summary>Theorem C.3 and its like for inputs: how much noise costs in the mean.</summary>
public sealed class RobustnessTests
{
    [Theory]
    [InlineData("4-3-5")]
    [InlineData("3-6-4")]
    [Trait("Science", "4 What is observed")]
    public void Parameters_OfAnyState_AreTheTheoremsFormula(string architecture)
    {
        DirectDescent direct = new(architecture, 10, "robustness-parameters", "robustness-parameters(variance=0.3)", "robustness-inputs(variance=0.3)");
        for (int k = 0; k < 2; k++)
        {
            (Matrix<double> w1, Matrix<double> w2) = direct.At(k);
            Assert.Equal(Formula(w1, w2, 0.01), direct.Run.Scalars("robustness-parameters")[k], 1e-13);
            Assert.Equal(Formula(w1, w2, 0.3), direct.Run.Scalars("robustness-parameters(variance=0.3)")[k], 1e-12);
            Assert.Equal(0.15 * Math.Pow((w2 * w1).FrobeniusNorm(), 2), direct.Run.Scalars("robustness-inputs(variance=0.3)")[k], 1e-13);
        }

        static double Formula(Matrix<double> w1, Matrix<double> w2, double v) =>
            0.5 * ((v * ((w1.ColumnCount * Math.Pow(w2.FrobeniusNorm(), 2)) + (w2.RowCount * Math.Pow(w1.FrobeniusNorm(), 2))))
                + (v * v * w1.ColumnCount * w2.RowCount * w1.RowCount));
    }

    /// <summary>
    /// Theorem C.3 without drawing: the mean cost of independent noise is bilinear in the variances of its entries, so that entries of ±σ, each sign
    /// as likely, have the mean of any noise of variance σ², and all 2⁸ of a 2-2-2 network can be gone through.
    /// </summary>
    [Fact]
    [Trait("Science", "4 What is observed")]
    public void Parameters_MeanOverEverySign_IsTheTheoremsFormula()
    {
        const double variance = 0.3;
        DirectDescent direct = new("2-2-2", 10, "robustness-parameters(variance=0.3)");
        for (int k = 0; k < 2; k++)
        {
            (Matrix<double> w1, Matrix<double> w2) = direct.At(k);
            double start = Loss(w1, w2), mean = 0;
            for (int signs = 0; signs < 256; signs++)
                mean += (Loss(w1 + Noise(signs), w2 + Noise(signs >> 4)) - start) / 256;
            Assert.Equal(mean, direct.Run.Scalars("robustness-parameters(variance=0.3)")[k], 1e-13);
        }

        double Loss(Matrix<double> a, Matrix<double> b) => 0.5 * Math.Pow((direct.S - (b * a)).FrobeniusNorm(), 2);

        static Matrix<double> Noise(int signs) => Matrix<double>.Build.Dense(2, 2, (i, j) => (((signs >> ((2 * i) + j)) & 1) == 0 ? -1 : 1) * Math.Sqrt(variance));
    }

    /// <summary>Square at the minimum: ½[vN Σ√(λ²+4s²) + v²N²Nh], and ½vΣs² whatever λ.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(-4.0)]
    [InlineData(30.0)]
    [Trait("Science", "4 What is observed")]
    public void Formulas_AtTheMinimumOfASquareNetwork_AreThoseOfItsSpectrum(double lambda)
    {
        var run = Runs.Of("4-4-4", lambda, init: Runs.Balanced(0.3), seed: 1, times: [0.0, 1e5], observe: ["singular-values", "robustness-parameters(variance=0.1)", "robustness-inputs(variance=0.1)"]);
        Solved solved = Solved.From(run);
        double[] s = solved.At("singular-values", 1);
        double weights = 0.5 * ((0.1 * 4 * s.Sum(si => Math.Sqrt((lambda * lambda) + (4 * si * si)))) + (0.01 * 16 * 4));
        Assert.Equal(weights, solved.Scalars("robustness-parameters(variance=0.1)")[1], 1e-12 * weights);
        Assert.Equal(0.05 * s.Sum(si => si * si), solved.Scalars("robustness-inputs(variance=0.1)")[1], 1e-12);
    }

    /// <summary>The noise of 20,000 draws leaves some 1% of the mean.</summary>
    [Theory]
    [InlineData("4-3-5", "exact")]
    [InlineData("5-5-5", "gradient-flow")]
    [Trait("Science", "4 What is observed")]
    public void MonteCarlo_OfManyDraws_IsTheFormulaToItsNoise(string architecture, string solver)
    {
        string[] kinds = ["robustness-parameters", "robustness-inputs"];
        var run = Runs.Of(
            architecture,
            1.0,
            init: Runs.Balanced(0.3),
            seed: 6,
            solver: solver == "exact" ? null : Dynamics.Definitions.Setting.Of(solver, ("tolerance", new Dynamics.Definitions.NumberValue(1e-8))),
            times: [0.0, 0.5, 100.0],
            observe: [.. kinds.SelectMany(kind => new[] { $"{kind}(variance=0.1)", $"{kind}(draws=20000,variance=0.1)" })]);
        Solved solved = Solved.From(run);
        foreach (string kind in kinds)
        {
            double[] formula = solved.Scalars($"{kind}(variance=0.1)"), drawn = solved.Scalars($"{kind}(draws=20000,variance=0.1)");
            for (int k = 0; k < formula.Length; k++)
            {
                Assert.InRange(drawn[k] / formula[k], 0.95, 1.05);
                Assert.NotEqual(formula[k], drawn[k]);
            }
        }
    }
}
