using MathNet.Numerics.LinearAlgebra;

namespace LazyRich.Dynamics.Tests.Observables.Kinds;

/// <summary>Against the kernel written out, K = I ⊗ XᵀW1ᵀW1X + W2W2ᵀ ⊗ XᵀX with X = √Ni·I (SCIENCE section 4).</summary>
public sealed class KernelObservableTests
{
    public static TheoryData<string> Shapes => ["4-3-5", "5-3-4", "3-6-4", "4-2-4", "1-1-1"];

    [Theory]
    [MemberData(nameof(Shapes))]
    [Trait("Science", "4 What is observed")]
    public void Spectrum_OfAnyState_IsThatOfTheWholeKernel(string architecture)
    {
        DirectDescent direct = new(architecture, 1, "ntk-spectrum", "ntk-effective-rank", "ntk-norm");
        for (int k = 0; k < 2; k++)
        {
            Matrix<double> kernel = Kernel(direct.At(k));
            double[] expected = [.. kernel.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).OrderDescending()];
            double[] actual = direct.Run.At("ntk-spectrum", k);
            Assert.Equal(expected.Length, actual.Length);
            for (int i = 0; i < actual.Length; i++)
                Assert.Equal(expected[i], actual[i], 1e-13 * expected[0]);
            Assert.Equal(Math.Pow(kernel.Trace() / kernel.FrobeniusNorm(), 2), direct.Run.Scalars("ntk-effective-rank")[k], 1e-12);
            Assert.Equal(kernel.FrobeniusNorm(), direct.Run.Scalars("ntk-norm")[k], 1e-12);
        }
    }

    /// <summary>By a central difference along the gradient, which is exact: the kernel is quadratic in the weights.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    [Trait("Science", "4 What is observed")]
    public void Velocity_OfAnyState_IsHowFastTheWholeKernelMoves(string architecture)
    {
        DirectDescent direct = new(architecture, 2, "ntk-velocity");
        for (int k = 0; k < 2; k++)
        {
            const double h = 0.25;
            Matrix<double> moved = (Kernel(Along(direct, k, h)) - Kernel(Along(direct, k, -h))) / (2 * h);
            Assert.Equal(moved.FrobeniusNorm() / Kernel(direct.At(k)).FrobeniusNorm(), direct.Run.Scalars("ntk-velocity")[k], 1e-13);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    [Trait("Science", "4 What is observed")]
    public void Alignment_OfATaskGivenByItsMoments_IsTheCosineWithTheTargetsOuterProduct(string architecture)
    {
        DirectDescent direct = new(architecture, 3, "kernel-alignment");
        Vector<double> y = Vector<double>.Build.DenseOfEnumerable(direct.S.ToRowMajorArray());
        Matrix<double> task = y.ToColumnMatrix() * y.ToRowMatrix();
        for (int k = 0; k < 2; k++)
        {
            Matrix<double> kernel = Kernel(direct.At(k));
            double cosine = kernel.PointwiseMultiply(task).RowSums().Sum() / (kernel.FrobeniusNorm() * task.FrobeniusNorm());
            Assert.Equal(cosine, direct.Run.Scalars("kernel-alignment")[k], 1e-13);
        }
    }

    /// <summary>K/P, item by item: with X = √Ni·I and P = Ni the input factor is XᵀRX/P = R.</summary>
    private static Matrix<double> Kernel((Matrix<double> W1, Matrix<double> W2) weights)
    {
        Matrix<double> r = weights.W1.TransposeThisAndMultiply(weights.W1), b = weights.W2.TransposeAndMultiply(weights.W2);
        Matrix<double> inputs = Matrix<double>.Build.DenseIdentity(r.RowCount), outputs = Matrix<double>.Build.DenseIdentity(b.RowCount);
        return outputs.KroneckerProduct(r) + b.KroneckerProduct(inputs);
    }

    private static (Matrix<double> W1, Matrix<double> W2) Along(DirectDescent direct, int index, double h)
    {
        (Matrix<double> w1, Matrix<double> w2) = direct.At(index);
        Matrix<double> e = direct.S - (w2 * w1);
        return (w1 + (h * w2.Transpose() * e), w2 + (h * e * w1.Transpose()));
    }
}
