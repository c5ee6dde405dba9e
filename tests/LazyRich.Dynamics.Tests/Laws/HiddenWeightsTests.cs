using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Tests.Laws;

/// <summary>
/// Theorem 5.2: W2W1 = U diag(σ) Vᵀ tells the weights up to a rotation of the hidden units, at every time and not only at the end:
/// W2W2ᵀ = U(√(σ²+λ²/4) + λ/2)Uᵀ and W1ᵀW1 = V(√(σ²+λ²/4) − λ/2)Vᵀ.
/// </summary>
public sealed class HiddenWeightsTests
{
    [Theory]
    [InlineData("4-4-4", 3.0)]
    [InlineData("4-4-4", -40.0)]
    [InlineData("4-4-4", 0.0)]
    [InlineData("7-3-3", 1.0)]
    [InlineData("7-3-3", -10.0)]
    [InlineData("3-3-6", 5.0)]
    [InlineData("3-3-6", -0.5)]
    [InlineData("5-2-4", 2.0)]
    [Trait("Science", "2 Exact solution")]
    public void Grams_AtAnyTime_AreThoseOfTheProductsSpectrum(string architecture, double lambda)
    {
        RunDefinition run = Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: 6, times: [0, 0.02, 0.3, 2, 20], observe: ["product", "input-gram", "output-gram"]);
        Solved solved = Solved.From(run);
        for (int time = 0; time < solved.Times.Length; time++)
        {
            var svd = Observables.Kinds.DirectDescent.Of(solved.MatrixAt("product", time)).Svd();
            Matrix r = new(run.Architecture.Inputs, run.Architecture.Inputs), b = new(run.Architecture.Outputs, run.Architecture.Outputs);
            for (int k = 0; k < run.Architecture.Hidden; k++)
            {
                double root = Math.Sqrt((svd.S[k] * svd.S[k]) + (lambda * lambda / 4));
                r.AddOuter(root - (lambda / 2), svd.VT.Row(k).ToArray(), svd.VT.Row(k).ToArray());
                b.AddOuter(root + (lambda / 2), svd.U.Column(k).ToArray(), svd.U.Column(k).ToArray());
            }

            double size = r.Norm() + b.Norm();
            Assert.InRange(solved.MatrixAt("input-gram", time).Plus(r, -1).Norm(), 0.0, 1e-14 * size);
            Assert.InRange(solved.MatrixAt("output-gram", time).Plus(b, -1).Norm(), 0.0, 1e-14 * size);
        }
    }
}
