using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tests.Networks;
using LazyRich.Dynamics.Tests.Observables.Kinds;
using MathNet.Numerics.LinearAlgebra;

namespace LazyRich.Dynamics.Tests.Observables.Networks;

/// <summary>Against the whole kernel, (No·P)², of derivatives taken by differences.</summary>
public sealed class KernelTests
{
    [Theory]
    [MemberData(nameof(Measured.All), MemberType = typeof(Measured))]
    public void Spectrum_OfAnyNetwork_IsThatOfTheWholeKernel(string architecture, Activation activation, double condition)
    {
        var network = Measured.Of(architecture, activation, condition);
        double[][] spectrum = network.Observe("ntk-spectrum"), norm = network.Observe("ntk-norm"), rank = network.Observe("ntk-effective-rank");
        for (int state = 0; state < 2; state++)
        {
            Matrix<double> kernel = Kernel(network, state);
            double[] expected = [.. kernel.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).OrderDescending()];
            double[] actual = spectrum[state];
            Assert.Equal(network.Start.S.Rows * (activation == Activation.Linear ? network.Start.S.Columns : (int)network.Count), actual.Length);
            for (int k = 0; k < expected.Length; k++)
                Assert.Equal(expected[k], k < actual.Length ? actual[k] : 0, 1e-8 * expected[0]);
            Assert.Equal(kernel.FrobeniusNorm(), norm[state][0], 1e-8 * expected[0]);
            Assert.Equal(Math.Pow(kernel.Trace() / kernel.FrobeniusNorm(), 2), rank[state][0], 1e-7);
        }
    }

    /// <summary>By central differences along the gradient flow.</summary>
    [Theory]
    [MemberData(nameof(Measured.All), MemberType = typeof(Measured))]
    public void Velocity_OfAnyNetwork_IsHowFastTheWholeKernelMoves(string architecture, Activation activation, double condition)
    {
        var network = Measured.Of(architecture, activation, condition);
        double[][] velocity = network.Observe("ntk-velocity");
        for (int state = 0; state < 2; state++)
        {
            double h = 1e-4 / (1 + velocity[state][0]);
            Matrix<double> moved = (Kernel(network, state, h) - Kernel(network, state, -h)) / (2 * h);
            Assert.Equal(moved.FrobeniusNorm() / Kernel(network, state).FrobeniusNorm(), velocity[state][0], 1e-5 * (1 + velocity[state][0]));
        }
    }

    [Theory]
    [MemberData(nameof(Measured.All), MemberType = typeof(Measured))]
    public void Alignment_OfAnyNetwork_IsTheCentredCosineWithTheTargetsOuterProduct(string architecture, Activation activation, double condition)
    {
        var network = Measured.Of(architecture, activation, condition);
        double[][] alignment = network.Observe("kernel-alignment");
        int samples = (int)network.Count, outputs = network.Start.S.Rows;
        Matrix<double> centre = Matrix<double>.Build.DenseIdentity(outputs).KroneckerProduct(
            Matrix<double>.Build.Dense(samples, samples, (i, j) => (i == j ? 1.0 : 0.0) - (1.0 / samples)));
        Vector<double> y = centre * Vector<double>.Build.DenseOfEnumerable(DirectDescent.Of(network.Start.Samples!.Y).ToRowMajorArray());
        for (int state = 0; state < 2; state++)
        {
            Matrix<double> kernel = centre * Kernel(network, state) * centre;
            Assert.Equal(y * (kernel * y) / (kernel.FrobeniusNorm() * (y * y)), alignment[state][0], 1e-7);
        }
    }

    /// <summary>K/P, by a step along the flow.</summary>
    private static Matrix<double> Kernel(Measured network, int state, double along = 0)
    {
        IReadOnlyList<Dynamics.Algebra.Matrix> layers = network.Layers(state);
        if (along != 0)
            layers = [.. layers.Zip(PlainNetwork.Gradient(network.Start, layers), (layer, slope) => layer.Plus(slope, -along))];
        return DirectDescent.Of(PlainNetwork.Kernel(network.Start, layers));
    }
}
