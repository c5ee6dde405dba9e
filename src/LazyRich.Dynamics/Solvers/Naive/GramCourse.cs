using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Naive;

/// <summary>A formula for QQᵀ(t) = Z A⁻¹ Zᵀ, evaluated as it stands: where it loses its digits or overflows, that is its result.</summary>
internal abstract class GramCourse(Problem problem) : Course(Recorder<Lane1>.ShapeOf(problem) with { OnlyGrams = true })
{
    protected Problem Problem => problem;

    protected int Inputs => problem.S.Columns;

    protected int Outputs => problem.S.Rows;

    public override void Begin(Span<double> state)
    {
        var q = new Matrix(Inputs + Outputs, problem.W1.Rows);
        problem.W1.Transposed().Data.CopyTo(q.Data, 0);
        problem.W2.Data.CopyTo(q.Data, problem.W1.Data.Length);
        Store(q, q, state);
    }

    public override void Advance(ReadOnlySpan<double> from, double since, double elapsed, Span<double> to)
    {
        (Matrix z, Matrix a) = Evaluate(since + elapsed);
        Matrix solved = z.Transposed();
        Lu.Solve(a, solved);
        Store(z, solved.Transposed(), to);
        MarkIfNotFinite(to);
    }

    /// <returns>Z, (Ni+No)×Nh, and A, Nh×Nh.</returns>
    protected abstract (Matrix Z, Matrix A) Evaluate(double t);

    /// <summary>The blocks of left·rightᵀ, each symmetric one from its upper half.</summary>
    private void Store(Matrix left, Matrix right, Span<double> state)
    {
        int next = 0;
        for (int o = 0; o < Outputs; o++)
        {
            for (int i = 0; i < Inputs; i++)
                state[next++] = Vectors.Dot(left.Row(Inputs + o), right.Row(i));
        }

        next = StoreSymmetric(left, right, 0, Inputs, state, next);
        StoreSymmetric(left, right, Inputs, Outputs, state, next);
    }

    private static int StoreSymmetric(Matrix left, Matrix right, int first, int size, Span<double> state, int next)
    {
        for (int i = 0; i < size; i++)
        {
            for (int j = i; j < size; j++)
                state[next + (i * size) + j] = state[next + (j * size) + i] = Vectors.Dot(left.Row(first + i), right.Row(first + j));
        }

        return next + (size * size);
    }
}
