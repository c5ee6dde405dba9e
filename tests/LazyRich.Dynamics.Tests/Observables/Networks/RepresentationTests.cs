using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tests.Observables.Kinds;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace LazyRich.Dynamics.Tests.Observables.Networks;

/// <summary>Over the samples themselves, whatever coordinates the observables compute in.</summary>
public sealed class RepresentationTests
{
    [Theory]
    [MemberData(nameof(Measured.All), MemberType = typeof(Measured))]
    public void Alignments_OfAnyNetwork_AreThoseOfAllOutputsWithAllTargets(string architecture, Activation activation, double condition)
    {
        var network = Measured.Of(architecture, activation, condition);
        double[][] left = network.Observe("alignment-left"), right = network.Observe("alignment-right");
        Svd<double> task = network.LinearPart(network.Y).Svd();
        for (int state = 0; state < 2; state++)
        {
            Svd<double> here = network.LinearPart(network.Output(state)).Svd();
            int rank = network.Layers(state).Min(layer => Math.Min(layer.Rows, layer.Columns)), modes = left[state].Length;
            Assert.Equal(Math.Min(network.Start.S.Rows, network.Start.S.Columns), modes);
            for (int k = 0; k < modes; k++)
            {
                bool learned = activation != Activation.Linear || k < rank;
                Assert.Equal(learned ? Math.Abs(task.U.Column(k) * here.U.Column(k)) : 0, left[state][k], 1e-9);
                Assert.Equal(learned ? Math.Abs(task.VT.Row(k) * here.VT.Row(k)) : 0, right[state][k], 1e-9);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Measured.All), MemberType = typeof(Measured))]
    public void TaskScore_OfAnyNetwork_IsTheCosineWithTheTasksOwnSimilarities(string architecture, Activation activation, double condition)
    {
        var network = Measured.Of(architecture, activation, condition);
        double[][] score = network.Observe("task-score");
        Svd<double> task = network.Y.Svd();
        for (int state = 0; state < 2; state++)
        {
            Matrix<double> features = network.Hidden(state, 1), last = network.Layer(state, network.Start.Layers.Length - 1);
            Assert.Equal(Score(features.TransposeThisAndMultiply(features), task.VT.Transpose(), task.S), score[state][0], 1e-10);
            Assert.Equal(Score(last.TransposeAndMultiply(last), task.U, task.S), score[state][1], 1e-10);
        }
    }

    [Theory]
    [MemberData(nameof(Measured.All), MemberType = typeof(Measured))]
    public void Representations_OfAnyNetwork_AreOfItsHiddenLayersAndTargets(string architecture, Activation activation, double condition)
    {
        var network = Measured.Of(architecture, activation, condition);
        double[][] input = network.Observe("representation-input"), output = network.Observe("representation-output");
        Matrix<double> y = DirectDescent.Of(network.Start.Samples!.Y);
        for (int state = 0; state < 2; state++)
        {
            Matrix<double> features = network.Hidden(state, 1), last = network.Layer(state, network.Start.Layers.Length - 1);
            AssertEqual(features.TransposeThisAndMultiply(features), input[state], 1e-12);
            AssertEqual(y.Transpose() * last.TransposeAndMultiply(last).PseudoInverse() * y, output[state], 1e-9);
        }
    }

    /// <summary>SCIENCE section 8.1: with inputs along the task's own axes S̃ has the singular vectors of the map to be learned, and all that is learned ends on them.</summary>
    [Fact]
    public void Alignments_OfAnAlignedStart_AreOneThroughout()
    {
        var inputs = new MatrixStore();
        Setting task = Setting.Of(
            "from-file",
            ("sigma", inputs.Add(Dense.Diagonal(3, 1, 0.2))),
            ("input-covariance", inputs.Add(Dense.Diagonal(2, 0.5, 0.3))));
        var run = Dynamics.Tests.Networks.Nets.Run("3-3-3", 1, task, times: [0, 1, 30], observe: ["alignment-left", "alignment-right"], init: Runs.Aligned(0.1));
        Assert.All(Dynamics.Tests.Networks.Nets.Solve(run, inputs).Series.SelectMany(series => series.Values), value => Assert.Equal(1, value, 1e-12));
    }

    private static double Score(Matrix<double> similarity, Matrix<double> vectors, Vector<double> s)
    {
        return Math.Max(Cosine(s), Cosine(s.PointwisePower(2)));

        double Cosine(Vector<double> weights)
        {
            var form = Matrix<double>.Build.Dense(similarity.RowCount, similarity.RowCount);
            for (int k = 0; k < s.Count; k++)
                form += weights[k] * vectors.Column(k).OuterProduct(vectors.Column(k));
            return similarity.PointwiseMultiply(form).RowSums().Sum() / (similarity.FrobeniusNorm() * form.FrobeniusNorm());
        }
    }

    private static void AssertEqual(Matrix<double> expected, double[] actual, double tolerance) =>
        Assert.InRange((expected - Matrix<double>.Build.DenseOfRowMajor(expected.RowCount, expected.ColumnCount, actual)).FrobeniusNorm() / expected.FrobeniusNorm(), 0.0, tolerance);
}
