using System.Runtime.InteropServices;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tests.Networks;
using LazyRich.Dynamics.Tests.Observables.Kinds;
using MathNet.Numerics.LinearAlgebra;

namespace LazyRich.Dynamics.Tests.Observables.Networks;

/// <summary>What is said of the way down is of the layers that go it.</summary>
public sealed class FrozenTests
{
    public static TheoryData<string, Activation, double, int> Networks => new()
    {
        { "4-3-5", Activation.Linear, 1, 0 }, { "4-3-5", Activation.Linear, 1, 1 }, { "5-4-3", Activation.Linear, 20, 0 }, { "4-3-5-2", Activation.Linear, 5, 1 },
        { "4-3-5", Activation.Tanh, 5, 1 }, { "4-3-5-2", Activation.ReLU, 5, 0 },
    };

    /// <summary>τL̇ = −‖∇L‖², and K̇ along the same way, by differences.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void GradientAndVelocity_BesideAFrozenLayer_AreOfTheOthers(string architecture, Activation activation, double condition, int frozen)
    {
        var network = Measured.Of(architecture, activation, condition, frozen);
        double[][] norm = network.Observe("gradient-norm"), velocity = network.Observe("ntk-velocity");
        for (int state = 0; state < 2; state++)
        {
            Matrix[] slopes = PlainNetwork.Gradient(network.Start, network.Layers(state));
            slopes[frozen] = slopes[frozen].Scaled(0);
            Assert.Equal(Math.Sqrt(slopes.Sum(layer => layer.Norm() * layer.Norm())), norm[state][0], 1e-8);
            double h = 1e-4 / (1 + velocity[state][0]);
            Matrix<double> moved = (Kernel(h) - Kernel(-h)) / (2 * h);
            Assert.Equal(moved.FrobeniusNorm() / Kernel(0).FrobeniusNorm(), velocity[state][0], 1e-5 * (1 + velocity[state][0]));

            Matrix<double> Kernel(double along) =>
                DirectDescent.Of(PlainNetwork.Kernel(network.Start, [.. network.Layers(state).Zip(slopes, (layer, slope) => layer.Plus(slope, -along))]));
        }
    }

    /// <summary>Against that block of the Hessian, by differences of the gradient.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void Sharpness_BesideAFrozenLayer_IsOfTheOthersBlock(string architecture, Activation activation, double condition, int frozen)
    {
        var network = Measured.Of(architecture, activation, condition, frozen);
        StateShape shape = Recorder<Lane1>.ShapeOf(network.Start);
        var objective = Objective<Lane1>.Of([network.Start]);
        (int from, int count) = shape.RangeOf(frozen).GetOffsetAndLength(shape.Weights);
        int[] learning = [.. Enumerable.Range(0, shape.Weights).Where(k => k < from || k >= from + count)];
        double[] sharpness = [.. network.Observe("sharpness").Select(values => values[0])];
        for (int state = 0; state < 2; state++)
        {
            double[] weights = StateLayers.ToState([.. network.Layers(state)], null, null);
            var block = Matrix<double>.Build.Dense(learning.Length, learning.Length, (i, j) => 0);
            for (int j = 0; j < learning.Length; j++)
            {
                double[] up = Gradient(weights, learning[j], 1e-5), down = Gradient(weights, learning[j], -1e-5);
                for (int i = 0; i < learning.Length; i++)
                    block[i, j] = (up[learning[i]] - down[learning[i]]) / 2e-5;
            }

            double largest = ((block + block.Transpose()) / 2).Evd(Symmetricity.Symmetric).EigenValues.Max(value => value.Real);
            Assert.Equal(largest, sharpness[state], 1e-7 * largest);
        }

        double[] Gradient(double[] weights, int k, double by)
        {
            double[] moved = [.. weights], direction = new double[weights.Length];
            moved[k] += by;
            Span<Lane1> q = MemoryMarshal.Cast<double, Lane1>(moved.AsSpan());
            objective.Measure(q);
            objective.Descend(q, MemoryMarshal.Cast<double, Lane1>(direction.AsSpan()));
            return [.. direction.Select(entry => -entry)];
        }
    }
}
