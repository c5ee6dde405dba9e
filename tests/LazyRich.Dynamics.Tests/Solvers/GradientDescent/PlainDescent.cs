using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Solvers.GradientDescent;

/// <summary>Gradient descent as a textbook writes it: one run, matrices, no lanes.</summary>
internal static class PlainDescent
{
    public static (Matrix W1, Matrix W2) Run(Problem problem, double learningRate, long steps)
    {
        (Matrix w1, Matrix w2) = (problem.W1, problem.W2);
        for (long k = 0; k < steps; k++)
        {
            Matrix error = problem.S.Plus(w2.Times(w1), -1);
            (w1, w2) = (w1.Plus(w2.Turned().Times(error), learningRate), w2.Plus(error.Times(w1.Turned()), learningRate));
        }

        return (w1, w2);
    }

    public static double ErrorSquares(Problem problem, Matrix w1, Matrix w2) => Math.Pow(problem.S.Plus(w2.Times(w1), -1).Norm(), 2);
}
