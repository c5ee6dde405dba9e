using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Aligned;

/// <summary>All modes of a task-aligned start, each by itself and, where inputs are not white, in its own time δt. The state is [W1ᵀ; W2] with hidden units along the modes.</summary>
internal sealed class AlignedCourse : Course
{
    private readonly Problem problem;
    private readonly AlignedStart start;
    private readonly AlignedMode[] modes;
    private readonly double[] variances;

    public AlignedCourse(Problem problem, AlignedStart start) : base(Recorder<Lane1>.ShapeOf(problem))
    {
        this.problem = problem;
        this.start = start;
        modes = new AlignedMode[problem.W1.Rows];
        variances = ModeVariances.Of(problem.InputCovariance, start, modes.Length);
        for (int k = 0; k < modes.Length; k++)
            modes[k] = new(problem.Lambda, Wanted(k), start.InputWeight(k), start.OutputWeight(k));
    }

    public override ExactEnd? End
    {
        get
        {
            if (problem.InputCovariance is null)
                return ExactEnd.Of(problem);
            var end = new Matrix(1, Shape.Length);
            Compose(double.PositiveInfinity, end.Data);
            return new(end, EndsInSaddle());
        }
    }

    public override void Begin(Span<double> state) => Compose(0, state);

    public override void Advance(ReadOnlySpan<double> from, double since, double elapsed, Span<double> to) => Compose(since + elapsed, to);

    private void Compose(double t, Span<double> state)
    {
        state.Clear();
        int hidden = modes.Length, second = problem.W1.Data.Length;
        for (int k = 0; k < hidden; k++)
        {
            // Along an input that does not vary nothing moves, ever.
            (double c, double d) = t == 0 || variances[k] == 0 ? (start.InputWeight(k), start.OutputWeight(k)) : modes[k].At(variances[k] * t);
            if (k < start.Right.Rows)
                Spread(state, k, hidden, c, start.Right.Row(k));
            if (k < start.Left.Rows)
                Spread(state[second..], k, hidden, d, start.Left.Row(k));
        }
    }

    /// <summary>s/δ: what W2W1 is to become along a unit.</summary>
    private double Wanted(int unit) => variances[unit] == 0 ? 0 : start.TaskValue(unit) / variances[unit];

    /// <summary>A mode never grows, or the start is along the largest modes of Σyx and those that reduce the loss most, the largest s²/δ, are others.</summary>
    private bool EndsInSaddle()
    {
        double removed = 0, removable = 0;
        for (int k = 0; k < modes.Length; k++)
        {
            double s = start.TaskValue(k);
            removed += modes[k].Stuck ? 0 : Wanted(k) * s;
        }

        double[] whitened = Svd.ValuesOf(WhitenedTask.Of(problem).S);
        for (int k = 0; k < Math.Min(modes.Length, whitened.Length); k++)
            removable += whitened[k] * whitened[k];
        return removed < removable * (1 - 1e-12);
    }

    private static void Spread(Span<double> rows, int column, int hidden, double weight, ReadOnlySpan<double> axis)
    {
        for (int i = 0; i < axis.Length; i++)
            rows[(i * hidden) + column] = weight * axis[i];
    }
}
