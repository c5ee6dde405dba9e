using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tests.Networks;
using MathNet.Numerics.LinearAlgebra;

namespace LazyRich.Dynamics.Tests.Observables.Networks;

public sealed class RobustnessTests
{
    private const double Variance = 0.05;

    /// <summary>Written out over which layers the noise is in: a product with noise at some places has a mean square that factorises there.</summary>
    [Theory]
    [MemberData(nameof(Measured.Linear), MemberType = typeof(Measured))]
    public void Parameters_OfALinearNetwork_AreTheSumOverAllPlacesOfTheNoise(string architecture, Activation activation, double condition)
    {
        var network = Measured.Of(architecture, activation, condition);
        double[][] observed = network.Observe("robustness-parameters(variance=0.05)"), inputs = network.Observe("robustness-inputs(variance=0.05)");
        int layers = network.Start.Layers.Length;
        for (int state = 0; state < 2; state++)
        {
            double sum = 0;
            for (int places = 1; places < 1 << layers; places++)
                sum += MeanSquare(network, state, places);
            Assert.Equal(sum / 2, observed[state][0], 1e-12 * sum);
            Matrix<double> map = network.Layer(state, 0);
            for (int layer = 1; layer < layers; layer++)
                map = network.Layer(state, layer) * map;
            Assert.Equal(Variance / 2 * Math.Pow(map.FrobeniusNorm(), 2), inputs[state][0], 1e-13);
        }
    }

    [Theory]
    [MemberData(nameof(Measured.All), MemberType = typeof(Measured))]
    public void MonteCarlo_OfAnyNetwork_IsWhatOtherDrawsSay(string architecture, Activation activation, double condition)
    {
        var network = Measured.Of(architecture, activation, condition);
        double weights = network.Observe("robustness-parameters(draws=20000,variance=0.05)")[1][0], inputs = network.Observe("robustness-inputs(draws=20000,variance=0.05)")[1][0];
        var random = new MathNet.Numerics.Distributions.Normal(0, Math.Sqrt(Variance), new Random(1));
        double before = PlainNetwork.Loss(network.Start, network.Layers(1));
        (double meanOfWeights, double errorOfWeights) = Mean(4000, _ => PlainNetwork.Loss(network.Start, [.. network.Layers(1).Select(Shaken)]) - before);
        (double meanOfInputs, double errorOfInputs) = Mean(4000, _ =>
            PlainNetwork.Loss(network.Start with { Samples = new(Shaken(network.Start.Samples!.X), network.Start.Samples.Y) }, network.Layers(1)) - before);
        Assert.InRange(weights, meanOfWeights - (5 * errorOfWeights), meanOfWeights + (5 * errorOfWeights));
        Assert.InRange(inputs, meanOfInputs - (5 * errorOfInputs), meanOfInputs + (5 * errorOfInputs));

        Matrix Shaken(Matrix matrix) => new(matrix.Rows, matrix.Columns, [.. matrix.Data.Select(entry => entry + random.Sample())]);
    }

    [Theory]
    [InlineData("robustness-parameters")]
    [InlineData("robustness-inputs")]
    public void Check_FormulaOfUnitsThatAreNotLinear_SaysToDraw(string observable)
    {
        Fault fault = Assert.Single(Simulation.Check(Nets.Run("4-3-2", 0, Nets.Samples(9), Activation.ReLU, observe: [observable]), MatrixStore.Empty));
        Assert.Equal("observe", fault.Path);
        Assert.Contains($"formula for linear networks only, and activation is relu: give draws, as in {{kind: {observable}, draws: 1000}}", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Simulation.Check(Nets.Run("4-3-2", 0, Nets.Samples(9), Activation.ReLU, observe: [$"{observable}(draws=10)"]), MatrixStore.Empty));
    }

    /// <summary>E‖…‖² where the layers of the mask are noise and the others as they are: v each, times the squared norms of what is between them.</summary>
    private static double MeanSquare(Measured network, int state, int places)
    {
        double product = 1;
        Matrix<double> between = network.X / Math.Sqrt(network.Count);
        for (int layer = 0; layer < network.Start.Layers.Length; layer++)
        {
            Matrix<double> weights = network.Layer(state, layer);
            bool noisy = ((places >> layer) & 1) == 1;
            if (noisy)
                product *= Variance * Math.Pow(between.FrobeniusNorm(), 2);
            between = noisy ? Matrix<double>.Build.DenseIdentity(weights.RowCount) : weights * between;
        }

        return product * Math.Pow(between.FrobeniusNorm(), 2);
    }

    /// <summary>And its standard error.</summary>
    private static (double Mean, double Error) Mean(int count, Func<int, double> draw)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(draw)];
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / count / count));
    }
}
