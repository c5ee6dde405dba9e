using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.Laws;
using MathNet.Numerics.LinearAlgebra;

namespace LazyRich.Dynamics.Tests.Observables.Kinds;

/// <summary>A few steps of gradient descent written out here, beside the same run of the library: its weights are known, so every observable can be had from its definition.</summary>
internal sealed class DirectDescent
{
    private const double Rate = 0.05;
    private const int Steps = 12;

    /// <param name="observe">Recorded at t=0 (index 0) and after <see cref="Steps"/> steps (index 1).</param>
    public DirectDescent(string architecture, int seed, params string[] observe)
    {
        RunDefinition run = Runs.Of(
            architecture,
            null,
            init: Setting.Of("gaussian", ("scale", new NumberValue(0.6))),
            seed: seed,
            solver: Runs.Descent(Rate),
            times: [0.0, Rate * Steps],
            observe: [.. observe]);
        Problem = ProblemBuilder.Build(run, MatrixStore.Empty);
        S = Of(Problem.S);
        Matrix<double> w1 = Of(Problem.W1), w2 = Of(Problem.W2);
        Start = (w1, w2);
        for (int k = 0; k < Steps; k++)
        {
            Matrix<double> e = S - (w2 * w1);
            (w1, w2) = (w1 + (Rate * w2.Transpose() * e), w2 + (Rate * e * w1.Transpose()));
        }

        End = (w1, w2);
        Run = Solved.From(run);
    }

    public Problem Problem { get; }

    public Matrix<double> S { get; }

    public (Matrix<double> W1, Matrix<double> W2) Start { get; }

    public (Matrix<double> W1, Matrix<double> W2) End { get; }

    public Solved Run { get; }

    public (Matrix<double> W1, Matrix<double> W2) At(int index) => index == 0 ? Start : End;

    public static Matrix<double> Of(Matrix m) => Matrix<double>.Build.Dense(m.Rows, m.Columns, (i, j) => m[i, j]);
}
