using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.Laws;
using MathNet.Numerics.LinearAlgebra;

namespace LazyRich.Dynamics.Tests.Observables.Kinds;

/// <summary>Observables of tasks that are given by samples.</summary>
public sealed class SamplesTests
{
    private static readonly Setting Samples = Setting.Of("random-regression", ("scale", new NumberValue(1)), ("samples", new NumberValue(9)));

    [Theory]
    [InlineData("exact")]
    [InlineData("gradient-descent")]
    public void Representations_OfSamples_AreOverThem(string solver)
    {
        RunDefinition run = Runs.Of(
            "4-3-5", 1.0, Samples, Runs.Balanced(0.5), 3, solver == "exact" ? null : Runs.Descent(0.01), [0.0, 0.5],
            observe: ["input-gram", "output-gram", "representation-input", "representation-output", "kernel-alignment"]);
        Problem problem = ProblemBuilder.Build(run, MatrixStore.Empty);
        Matrix<double> x = DirectDescent.Of(problem.Samples!.X), y = DirectDescent.Of(problem.Samples.Y);
        Solved solved = Solved.From(run);
        for (int k = 0; k < 2; k++)
        {
            Matrix<double> r = DirectDescent.Of(solved.MatrixAt("input-gram", k)), b = DirectDescent.Of(solved.MatrixAt("output-gram", k));
            AssertEqual(x.Transpose() * r * x, solved.MatrixAt("representation-input", k), 1e-12);

            // The inverse within the rank-3 range, which rounding of the stored matrix must not widen.
            Matrix<double> inverse = PseudoInverse(b, 3);
            AssertEqual(y.Transpose() * inverse * y, solved.MatrixAt("representation-output", k), 1e-9);
            Assert.Equal(Alignment(x, y, r, b), solved.Scalars("kernel-alignment")[k], 1e-12);
        }
    }

    /// <summary>Runs that differ in their number of items are never side by side, so that shapes agree.</summary>
    [Fact]
    public void BatchKey_OfItemsObserved_TellsNumbersOfSamplesApart()
    {
        Setting more = Setting.Of("random-regression", ("scale", new NumberValue(1)), ("samples", new NumberValue(10)));
        Assert.NotEqual(Key(Samples, "representation-input"), Key(more, "representation-input"));
        Assert.Equal(Key(Samples, "loss"), Key(more, "loss"));

        static string Key(Setting task, string observe) => Simulation.BatchKey(Runs.Of("4-3-5", 1.0, task, observe: [observe]));
    }

    /// <summary>Targets whose mean is far from 0: what the kernel makes of a constant does not count.</summary>
    [Fact]
    [Trait("Science", "4 What is observed")]
    public void KernelAlignment_OfSamplesWithAMean_IsCentred()
    {
        var random = new Random(5);
        Matrix x = new(3, 8, [.. Enumerable.Range(0, 24).Select(_ => random.NextDouble() - 0.2)]), y = new(2, 8, [.. Enumerable.Range(0, 16).Select(_ => 3 + random.NextDouble())]);
        Matrix<double> white = Whitened(DirectDescent.Of(x)), targets = DirectDescent.Of(y);
        var samples = new Samples(new(3, 8, white.ToRowMajorArray()), y);
        LinearTask task = Dynamics.Tasks.Samples.Task(samples.X, samples.Y);
        Matrix w1 = new(2, 3, [0.3, -0.1, 0.5, 0.2, 0.7, -0.4]), w2 = new(2, 2, [0.6, 0.1, -0.3, 0.4]);
        double observed = Observe(new Problem(task.S, task.Floor, w1, w2, 0) { Samples = samples }, "kernel-alignment");
        Matrix<double> a = DirectDescent.Of(w1), b = DirectDescent.Of(w2);
        Assert.Equal(Alignment(white, targets, a.TransposeThisAndMultiply(a), b.TransposeAndMultiply(b)), observed, 1e-12);
    }

    [Fact]
    public void TestError_OfATestSet_IsTheLossOnIt()
    {
        Matrix s = new(2, 3, [1, 0, 0.5, -0.2, 0.3, 0.1]), w1 = new(2, 3, [0.3, -0.1, 0.5, 0.2, 0.7, -0.4]), w2 = new(2, 2, [0.6, 0.1, -0.3, 0.4]);
        Matrix x = new(3, 2, [1, 2, -1, 0.5, 0, 3]), y = new(2, 2, [0.1, 0.2, 0.3, 0.4]);
        double observed = Observe(new Problem(s, 0, w1, w2, 0) { Test = new(new(x, y), 0.25, true) }, "test-error");
        Matrix<double> wrong = (DirectDescent.Of(w2) * DirectDescent.Of(w1) * DirectDescent.Of(x)) - DirectDescent.Of(y);
        Assert.Equal((Math.Pow(wrong.FrobeniusNorm(), 2) / 4) + 0.25, observed, 1e-14);
    }

    private static double Observe(Problem problem, string observable)
    {
        var recorder = new Recorder<Lane1>([problem], [observable], 1);
        var state = new LaneArray<Lane1>(problem.W1.Data.Length + problem.W2.Data.Length);
        state.SetLane(0, [.. problem.W1.Turned().Data, .. problem.W2.Data]);
        recorder.Record(0, Lane1.Broadcast(0), state.Span);
        RunResult result = recorder.Result(0);
        return result.Series[0].Values[0];
    }

    /// <summary>From the whole kernel, (No·P)×(No·P), and the centring of every output's samples.</summary>
    private static double Alignment(Matrix<double> x, Matrix<double> y, Matrix<double> r, Matrix<double> b)
    {
        int samples = x.ColumnCount;
        Matrix<double> centre = Matrix<double>.Build.Dense(samples, samples, (i, j) => (i == j ? 1.0 : 0.0) - (1.0 / samples));
        Matrix<double> all = Matrix<double>.Build.DenseIdentity(y.RowCount).KroneckerProduct(centre);
        Matrix<double> kernel = all * (Matrix<double>.Build.DenseIdentity(y.RowCount).KroneckerProduct(x.Transpose() * r * x) + b.KroneckerProduct(x.Transpose() * x)) * all;
        Vector<double> targets = all * Vector<double>.Build.DenseOfEnumerable(y.ToRowMajorArray());
        return targets * (kernel * targets) / (kernel.FrobeniusNorm() * (targets * targets));
    }

    private static Matrix<double> Whitened(Matrix<double> x)
    {
        MathNet.Numerics.LinearAlgebra.Factorization.Svd<double> svd = x.Svd();
        return svd.VT.SubMatrix(0, x.RowCount, 0, x.ColumnCount) * Math.Sqrt(x.ColumnCount);
    }

    private static Matrix<double> PseudoInverse(Matrix<double> symmetric, int rank)
    {
        MathNet.Numerics.LinearAlgebra.Factorization.Evd<double> evd = symmetric.Evd(Symmetricity.Symmetric);
        var inverse = Matrix<double>.Build.Dense(symmetric.RowCount, symmetric.RowCount);
        foreach (int k in Enumerable.Range(0, symmetric.RowCount).OrderByDescending(k => evd.EigenValues[k].Real).Take(rank))
            inverse += evd.EigenVectors.Column(k).OuterProduct(evd.EigenVectors.Column(k)) / evd.EigenValues[k].Real;
        return inverse;
    }

    private static void AssertEqual(Matrix<double> expected, Matrix actual, double tolerance) =>
        Assert.InRange((expected - DirectDescent.Of(actual)).FrobeniusNorm() / expected.FrobeniusNorm(), 0.0, tolerance);
}
