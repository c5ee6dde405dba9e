using LazyRich.Dynamics.Tests.Laws;
using MathNet.Numerics.LinearAlgebra;

namespace LazyRich.Dynamics.Tests.Observables.Kinds;

public sealed class CurvatureTests
{
    /// <summary>Against the Hessian written out, whose columns are differences of the gradient.</summary>
    [Theory]
    [InlineData("4-3-5")]
    [InlineData("5-3-4")]
    [InlineData("3-6-4")]
    [InlineData("4-2-4")]
    [InlineData("1-1-1")]
    [InlineData("9-8-7")]
    [Trait("Science", "4 What is observed")]
    public void Sharpness_OfAnyState_IsTheLargestEigenvalueOfTheWholeHessian(string architecture)
    {
        DirectDescent direct = new(architecture, 4, "sharpness");
        for (int k = 0; k < 2; k++)
        {
            double largest = Hessian(direct, k).Evd(Symmetricity.Symmetric).EigenValues.Max(value => value.Real);
            Assert.Equal(largest, direct.Run.Scalars("sharpness")[k], 1e-9 * largest);
        }
    }

    /// <summary>SCIENCE section 4: √(λ²+4s₁²) at the minimum, eight digits.</summary>
    [Theory]
    [InlineData("5-5-5", 0.0)]
    [InlineData("5-5-5", 3.0)]
    [InlineData("10-5-5", -2.0)]
    [InlineData("5-5-10", 20.0)]
    [InlineData("6-2-5", -100.0)]
    [InlineData("20-20-20", 1.0)]
    [Trait("Science", "4 What is observed")]
    public void Sharpness_AtTheMinimum_IsThatOfTheLargestMode(string architecture, double lambda)
    {
        var run = Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: 3, times: [0.0, 1e5], observe: ["sharpness", "singular-values"]);
        Solved solved = Solved.From(run);
        Assert.Equal(0.0, solved.Summary["saddle"]);
        double s = solved.At("singular-values", 1)[0], expected = Math.Sqrt((lambda * lambda) + (4 * s * s));
        Assert.Equal(expected, solved.Scalars("sharpness")[1], 1e-10 * expected);
    }

    /// <summary>‖∇L‖², from the weights; half its integral over time is what the loss loses.</summary>
    [Theory]
    [InlineData("4-3-5")]
    [InlineData("3-6-4")]
    public void GradientNorm_OfAnyState_IsThatOfBothLayers(string architecture)
    {
        DirectDescent direct = new(architecture, 5, "gradient-norm");
        for (int k = 0; k < 2; k++)
        {
            Vector<double> gradient = Gradient(direct.S, direct.At(k).W1, direct.At(k).W2);
            Assert.Equal(gradient.L2Norm(), direct.Run.Scalars("gradient-norm")[k], 1e-13);
        }
    }

    [Theory]
    [InlineData("4-3-5")]
    [InlineData("3-6-4")]
    [InlineData("1-1-1")]
    [Trait("Science", "4 What is observed")]
    public void BalanceSpectrum_OfAnyState_IsThatOfTheDifference(string architecture)
    {
        DirectDescent direct = new(architecture, 6, "balance-spectrum");
        for (int k = 0; k < 2; k++)
        {
            (Matrix<double> w1, Matrix<double> w2) = direct.At(k);
            double[] expected = [.. (w2.TransposeThisAndMultiply(w2) - w1.TransposeAndMultiply(w1)).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Order()];
            double[] actual = direct.Run.At("balance-spectrum", k);
            for (int i = 0; i < actual.Length; i++)
                Assert.Equal(expected[i], actual[i], 1e-13);
        }
    }

    private static Matrix<double> Hessian(DirectDescent direct, int index)
    {
        (Matrix<double> w1, Matrix<double> w2) = direct.At(index);
        int first = w1.RowCount * w1.ColumnCount, all = first + (w2.RowCount * w2.ColumnCount);

        // The gradient is cubic in the weights, so central differences at h and 2h leave rounding only.
        const double h = 0.01;
        return Matrix<double>.Build.DenseOfColumns(Enumerable.Range(0, all).Select(k =>
            ((8 * (Shifted(k, h) - Shifted(k, -h))) - (Shifted(k, 2 * h) - Shifted(k, -2 * h))) / (12 * h)));

        Vector<double> Shifted(int k, double by)
        {
            Matrix<double> a = w1.Clone(), b = w2.Clone();
            if (k < first)
                a[k / w1.ColumnCount, k % w1.ColumnCount] += by;
            else
                b[(k - first) / w2.ColumnCount, (k - first) % w2.ColumnCount] += by;
            return Gradient(direct.S, a, b);
        }
    }

    private static Vector<double> Gradient(Matrix<double> s, Matrix<double> w1, Matrix<double> w2)
    {
        Matrix<double> e = s - (w2 * w1);
        return -Vector<double>.Build.DenseOfEnumerable((w2.Transpose() * e).ToRowMajorArray().Concat((e * w1.Transpose()).ToRowMajorArray()));
    }
}
