using System.Runtime.InteropServices;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tests.Networks;
using MathNet.Numerics.LinearAlgebra;

namespace LazyRich.Dynamics.Tests.Observables.Networks;

public sealed class CurvatureTests
{
    /// <summary>Against the Hessian written out, whose columns are differences of the gradient.</summary>
    [Theory]
    [MemberData(nameof(Measured.All), MemberType = typeof(Measured))]
    public void Sharpness_OfAnyNetwork_IsTheLargestEigenvalueOfTheWholeHessian(string architecture, Activation activation, double condition)
    {
        var network = Measured.Of(architecture, activation, condition);
        double[][] sharpness = network.Observe("sharpness");
        for (int state = 0; state < 2; state++)
        {
            double largest = Hessian(network, state).Evd(Symmetricity.Symmetric).EigenValues.Max(value => value.Real);
            Assert.Equal(largest, sharpness[state][0], 1e-8 * largest);
        }
    }

    [Theory]
    [MemberData(nameof(Measured.All), MemberType = typeof(Measured))]
    public void GradientNorm_OfAnyNetwork_IsThatOfAllLayers(string architecture, Activation activation, double condition)
    {
        var network = Measured.Of(architecture, activation, condition);
        double[][] norm = network.Observe("gradient-norm");
        for (int state = 0; state < 2; state++)
            Assert.Equal(Math.Sqrt(PlainNetwork.Gradient(network.Start, network.Layers(state)).Sum(layer => layer.Norm() * layer.Norm())), norm[state][0], 1e-8);
    }

    private static Matrix<double> Hessian(Measured network, int state)
    {
        double[] weights = StateLayers.ToState([.. network.Layers(state)], null, null);
        var objective = Objective<Lane1>.Of([network.Start]);
        const double h = 1e-4;
        return Matrix<double>.Build.DenseOfColumns(Enumerable.Range(0, weights.Length).Select(k =>
            ((8 * (Gradient(k, h) - Gradient(k, -h))) - (Gradient(k, 2 * h) - Gradient(k, -2 * h))) / (12 * h)));

        Vector<double> Gradient(int k, double by)
        {
            double[] moved = [.. weights], direction = new double[weights.Length];
            moved[k] += by;
            Span<Lane1> q = MemoryMarshal.Cast<double, Lane1>(moved.AsSpan());
            objective.Measure(q);
            objective.Descend(q, MemoryMarshal.Cast<double, Lane1>(direction.AsSpan()));
            return -Vector<double>.Build.Dense(direction);
        }
    }
}
