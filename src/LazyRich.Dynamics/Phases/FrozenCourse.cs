using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Phases;

/// <summary>The flow while one of two layers is frozen, which is linear: with W1 = Σ sₖrₖvₖᵀ fixed, τẆ2rₖ = sₖ(Svₖ − sₖW2rₖ), each k by itself; W2 fixed likewise.</summary>
/// <remarks>W2(t) = W2(0) + Σ [Svₖ(1 − e^{−sₖ²t})/sₖ − W2(0)rₖ(1 − e^{−sₖ²t})]rₖᵀ, from t=0 at every time, so that rounding does not add up.</remarks>
internal sealed class FrozenCourse : Course
{
    private readonly Matrix start;
    private readonly Matrix hidden;
    private readonly double[] strengths;
    private readonly int moving;

    // Rows, one per direction that moves: T·f/s, what the moving layer is to become along it, less what it is.
    private readonly Matrix ways;

    public FrozenCourse(Problem problem) : base(Recorder<Lane1>.ShapeOf(problem))
    {
        bool firstIsFrozen = problem.Frozen.Contains(0);
        start = new Matrix(1, Shape.Length, StateLayers.ToState(problem.Layers, null, null));
        moving = firstIsFrozen ? problem.W1.Data.Length : 0;
        Matrix frozen = firstIsFrozen ? problem.W1 : problem.W2.Transposed();
        Matrix layer = firstIsFrozen ? problem.W2 : problem.W1.Transposed();
        Matrix task = firstIsFrozen ? problem.S : problem.S.Transposed();
        Svd svd = Svd.Of(frozen);
        int rank = svd.Rank;
        strengths = svd.Values[..rank];
        hidden = new Matrix(rank, layer.Columns, svd.Left.Data.AsSpan(0, rank * layer.Columns));
        ways = new Matrix(rank, layer.Rows);
        for (int k = 0; k < rank; k++)
        {
            for (int i = 0; i < layer.Rows; i++)
                ways[k, i] = (Vectors.Dot(task.Row(i), svd.Right.Row(k)) / strengths[k]) - Vectors.Dot(layer.Row(i), hidden.Row(k));
        }
    }

    public override ExactEnd? End
    {
        get
        {
            var end = new Matrix(1, Shape.Length);
            Compose(double.PositiveInfinity, end.Data);
            return new(end, false);
        }
    }

    public override void Begin(Span<double> state) => start.Data.CopyTo(state);

    public override void Advance(ReadOnlySpan<double> from, double since, double elapsed, Span<double> to) => Compose(since + elapsed, to);

    private void Compose(double t, Span<double> state)
    {
        start.Data.CopyTo(state);
        Span<double> layer = state[moving..];
        for (int k = 0; k < strengths.Length; k++)
        {
            double gone = double.IsPositiveInfinity(t) ? 1 : -Elementary.ExpM1(-strengths[k] * strengths[k] * t);
            for (int i = 0; i < ways.Columns; i++)
                Vectors.AddScaled(layer.Slice(i * hidden.Columns, hidden.Columns), gone * ways[k, i], hidden.Row(k));
        }
    }
}
