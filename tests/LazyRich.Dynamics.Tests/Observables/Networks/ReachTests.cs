using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tests.Networks;
using MathNet.Numerics.LinearAlgebra;

namespace LazyRich.Dynamics.Tests.Observables.Networks;

public sealed class ReachTests
{
    /// <summary>Over the samples, with projectors made of pseudo-inverses.</summary>
    [Theory]
    [MemberData(nameof(Measured.All), MemberType = typeof(Measured))]
    public void Unreachable_OfAnyNetwork_IsOutsideWhatTheLastAndTheFirstLayerReach(string architecture, Activation activation, double condition)
    {
        var network = Measured.Of(architecture, activation, condition);
        double[][] shares = network.Observe("unreachable-residual");
        int last = network.Start.Layers.Length - 1;
        Matrix<double> features = network.Hidden(0, last), outlet = network.Layer(0, last);
        for (int layer = last - 1; layer >= 1 && activation == Activation.Linear; layer--)
            outlet *= network.Layer(0, layer);
        Matrix<double> inputs = features.PseudoInverse() * features, outputs = outlet * outlet.PseudoInverse();
        double start = Squared(network.Y - network.Output(0));
        for (int state = 0; state < 2; state++)
        {
            Matrix<double> e = network.Y - network.Output(state);
            Assert.Equal(Squared(e - (e * inputs)) / start, shares[state][0], 1e-9);
            Assert.Equal(Squared(e - (outputs * e)) / start, shares[state][1], 1e-9);
        }
    }

    /// <summary>SCIENCE section 5 without white inputs: while the kernel of a delayed funnel rests, the loss falls to that share of its start.</summary>
    [Fact]
    public void Unreachable_OfADelayedFunnelOnColouredInputs_IsThePlateauOfItsLoss()
    {
        const double lambda = -300;
        RunResult result = Nets.Solve(Nets.Run("8-3-3", lambda, Nets.Samples(20, 4), times: [0, 20 / -lambda], scale: 0.1, observe: ["unreachable-residual", "excess-loss", "ntk-distance"]));
        double[] excess = result.Series[1].Values;
        double share = result.Series[0].Values[0];
        Assert.InRange(share, 0.2, 0.95);
        Assert.True(result.Series[2].Values[1] < 1e-6);
        Assert.Equal(share, excess[1] / excess[0], 0.02 * share);
    }

    private static double Squared(Matrix<double> matrix) => Math.Pow(matrix.FrobeniusNorm(), 2);
}
