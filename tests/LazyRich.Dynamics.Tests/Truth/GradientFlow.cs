using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Truth;

/// <summary>
/// The flow itself, τẆ1 = W2ᵀ(S − W2W1) and τẆ2 = (S − W2W1)W1ᵀ, by the classical Runge–Kutta method of fourth order at a small step.
/// Knows nothing of eigenvectors, balance or the Riccati equation.
/// </summary>
internal sealed class GradientFlow(Problem problem)
{
    public Matrix W1 { get; private set; } = problem.W1;

    public Matrix W2 { get; private set; } = problem.W2;

    public double Time { get; private set; }

    public void AdvanceTo(double time, int steps)
    {
        double h = (time - Time) / steps;
        for (int i = 0; i < steps; i++)
        {
            (Matrix a1, Matrix a2) = Velocity(W1, W2);
            (Matrix b1, Matrix b2) = Velocity(W1.Plus(a1, h / 2), W2.Plus(a2, h / 2));
            (Matrix c1, Matrix c2) = Velocity(W1.Plus(b1, h / 2), W2.Plus(b2, h / 2));
            (Matrix d1, Matrix d2) = Velocity(W1.Plus(c1, h), W2.Plus(c2, h));
            W1 = W1.Plus(a1.Plus(b1, 2).Plus(c1, 2).Plus(d1), h / 6);
            W2 = W2.Plus(a2.Plus(b2, 2).Plus(c2, 2).Plus(d2), h / 6);
        }

        Time = time;
    }

    /// <summary>QQᵀ = [[W1ᵀW1, (W2W1)ᵀ], [W2W1, W2W2ᵀ]], (Ni+No)×(Ni+No).</summary>
    public Matrix Gram()
    {
        var q = new Matrix(problem.S.Columns + problem.S.Rows, W1.Rows, [.. W1.Turned().Data, .. W2.Data]);
        return q.Times(q.Turned());
    }

    private (Matrix W1, Matrix W2) Velocity(Matrix w1, Matrix w2)
    {
        Matrix error = problem.S.Plus(w2.Times(w1), -1);
        return (w2.Turned().Times(error), error.Times(w1.Turned()));
    }
}
