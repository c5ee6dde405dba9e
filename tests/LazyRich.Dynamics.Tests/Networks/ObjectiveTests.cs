using System.Runtime.InteropServices;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Networks;

public sealed class ObjectiveTests
{
    public static TheoryData<string, Activation, double> Networks => new()
    {
        { "5-4-3", Activation.Linear, 1 }, { "5-4-3", Activation.Linear, 50 }, { "4-3-5-2", Activation.Linear, 20 }, { "3-4-4-4-3", Activation.Linear, 1 },
        { "5-4-3", Activation.ReLU, 1 }, { "4-6-5-2", Activation.ReLU, 20 }, { "5-4-3", Activation.Tanh, 1 }, { "4-6-5-2", Activation.Tanh, 20 },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    [Trait("Science", "8 Beyond the exact solution")]
    public void Descend_AnyNetwork_IsAgainstTheGradientOfTheSamplesLoss(string architecture, Activation activation, double condition)
    {
        Problem problem = Draw(architecture, activation, condition);
        double[] state = StateLayers.ToState(problem.Layers, null, null);
        var objective = Objective<Lane1>.Of([problem]);
        var direction = new double[state.Length];
        objective.Measure(Lanes(state));
        objective.Descend(Lanes(state), Lanes(direction));
        double[] gradient = StateLayers.ToState([.. PlainNetwork.Gradient(problem, problem.Layers)], null, null);
        double size = gradient.Max(Math.Abs);
        Assert.All(gradient.Zip(direction), pair => Assert.Equal(-pair.First, pair.Second, 1e-8 * size));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    [Trait("Science", "4 What is observed")]
    public void Measure_AnyNetwork_IsTheSamplesLossAndTheKernelOfTheirDerivatives(string architecture, Activation activation, double condition)
    {
        Problem problem = Draw(architecture, activation, condition);
        Gauge<Lane1> gauge = Gauge<Lane1>.Of(Recorder<Lane1>.ShapeOf(problem), [Target.Of(problem)]);
        double[] state = StateLayers.ToState(problem.Layers, null, null);
        gauge.Measure(Lanes(state));
        Assert.Equal(PlainNetwork.Loss(problem, problem.Layers), gauge.Loss[0], 1e-12);
        Matrix before = PlainNetwork.Kernel(problem, problem.Layers);
        Assert.Equal(before.Norm(), gauge.KernelNorm[0], 1e-7 * before.Norm());

        Problem moved = problem with { Layers = [.. problem.Layers.Select(layer => layer.Plus(layer.Scaled(0.1 * layer[0, 0])))] };
        Matrix after = PlainNetwork.Kernel(moved, moved.Layers);
        gauge.Measure(Lanes(StateLayers.ToState(moved.Layers, null, null)));
        double cosine = before.Data.Zip(after.Data, (a, b) => a * b).Sum() / (before.Norm() * after.Norm());
        Assert.Equal(1 - cosine, gauge.KernelDistance[0], 1e-8);
    }

    /// <summary>⟨K,K'⟩ = P²[No tr(RΣR'Σ) + tr(RΣ²)trB' + tr(R'Σ²)trB + tr(Σ²)tr(BB')], against the kernel I ⊗ XᵀRX + B ⊗ XᵀX itself.</summary>
    [Theory]
    [InlineData("5-4-3", 30)]
    [InlineData("4-2-5", 5)]
    [InlineData("3-6-2", 100)]
    [Trait("Science", "4 What is observed")]
    public void Measure_InputsThatAreNotWhite_IsNormAndCosineOfTheWholeKernel(string architecture, double condition)
    {
        Problem problem = Draw(architecture, Activation.Linear, condition);
        Gauge<Lane1> gauge = Gauge<Lane1>.Of(Recorder<Lane1>.ShapeOf(problem), [Target.Of(problem)]);
        gauge.Measure(Lanes(StateLayers.ToState(problem.Layers, null, null)));
        Matrix before = Kernel(problem.W1, problem.W2), w1 = problem.W1.Plus(problem.W1.Scaled(0.3 * problem.W1[0, 0])), w2 = problem.W2.Plus(problem.W2, -0.2);
        Assert.Equal(before.Norm(), gauge.KernelNorm[0], 1e-13 * before.Norm());

        gauge.Measure(Lanes(StateLayers.ToState([w1, w2], null, null)));
        Matrix after = Kernel(w1, w2);
        double cosine = before.Data.Zip(after.Data, (a, b) => a * b).Sum() / (before.Norm() * after.Norm());
        Assert.Equal(after.Norm(), gauge.KernelNorm[0], 1e-13 * after.Norm());
        Assert.Equal(1 - cosine, gauge.KernelDistance[0], 1e-14);
        Assert.True(gauge.KernelDistance[0] > 1e-4);

        Matrix Kernel(Matrix a, Matrix b)
        {
            Matrix x = problem.Samples!.X, inner = a.Times(x).Turned().Times(a.Times(x)), plain = x.Turned().Times(x), outer = b.Times(b.Turned());
            int samples = x.Columns;
            var kernel = new Matrix(b.Rows * samples, b.Rows * samples);
            for (int i = 0; i < kernel.Rows; i++)
            {
                for (int j = 0; j < kernel.Columns; j++)
                    kernel[i, j] = (((i / samples == j / samples ? 1 : 0) * inner[i % samples, j % samples]) + (outer[i / samples, j / samples] * plain[i % samples, j % samples])) / samples;
            }

            return kernel;
        }
    }

    [Theory]
    [InlineData("5-4-3", -1)]
    [InlineData("4-2-5", 3)]
    public void Measure_CovarianceOfOne_IsWhatWhitenedInputsGive(string architecture, double lambda)
    {
        Problem white = Nets.Problem(Runs.Of(architecture, lambda));
        Problem stated = white with { InputCovariance = Matrix.Identity(white.S.Columns) };
        Assert.True(white.IsTwoLayerWhite);
        Gauge<Lane1> expected = Gauge<Lane1>.Of(Recorder<Lane1>.ShapeOf(white), [Target.Of(white)]);
        Gauge<Lane1> actual = Gauge<Lane1>.Of(Recorder<Lane1>.ShapeOf(stated), [Target.Of(stated)]);
        Assert.NotEqual(expected.GetType(), actual.GetType());
        double[] state = StateLayers.ToState(white.Layers, null, null);
        for (double step = 0; step < 1e-3; step = (10 * step) + 1e-9)
        {
            double[] there = [.. state.Select((weight, e) => weight + (step * ((e % 3) - 1)))];
            expected.Measure(Lanes(there));
            actual.Measure(Lanes(there));
            Assert.Equal(expected.ExcessLoss[0], actual.ExcessLoss[0], 1e-13);
            Assert.Equal(expected.KernelNorm[0], actual.KernelNorm[0], 1e-13 * expected.KernelNorm[0]);
            Assert.Equal(Math.Sqrt(expected.KernelDistance[0]), Math.Sqrt(actual.KernelDistance[0]), 1e-13);
            Assert.All(expected.Product.ToArray().Zip(actual.Product.ToArray()), pair => Assert.Equal(pair.First[0], pair.Second[0], 1e-14));
        }
    }

    [Fact]
    public void Measure_Bottleneck_ExcessIsAboveTheBestThatRankAllows()
    {
        Problem problem = Draw("5-2-4-3", Activation.Linear, 30);
        WhitenedTask task = WhitenedTask.Of(problem);
        Svd svd = Svd.Of(task.S);
        Assert.Equal(problem.Floor + (svd.Values[2] * svd.Values[2] / 2), Target.Of(problem).Best, 1e-13);
    }

    private static Problem Draw(string architecture, Activation activation, double condition) =>
        Nets.Problem(Nets.Run(architecture, 0, Nets.Samples(9, condition), activation));

    private static Span<Lane1> Lanes(double[] numbers) => MemoryMarshal.Cast<double, Lane1>(numbers.AsSpan());
}
