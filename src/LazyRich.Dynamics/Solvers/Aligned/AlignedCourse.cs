using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Aligned;

/// <summary>All modes of a task-aligned start, each by itself. The state is [W1ᵀ; W2] with hidden units along the modes.</summary>
internal sealed class AlignedCourse : Course
{
    private readonly Problem problem;
    private readonly AlignedStart start;
    private readonly AlignedMode[] modes;

    public AlignedCourse(Problem problem, AlignedStart start) : base(Recorder<Lane1>.ShapeOf(problem))
    {
        this.problem = problem;
        this.start = start;
        modes = new AlignedMode[problem.W1.Rows];
        for (int k = 0; k < modes.Length; k++)
            modes[k] = new(problem.Lambda, start.TaskValue(k), start.InputWeight(k), start.OutputWeight(k));
    }

    public override ExactEnd? End => ExactEnd.Of(problem);

    public override void Begin(Span<double> state) => Compose(0, state);

    public override void Advance(ReadOnlySpan<double> from, double since, double elapsed, Span<double> to) => Compose(since + elapsed, to);

    private void Compose(double t, Span<double> state)
    {
        state.Clear();
        int hidden = modes.Length, second = problem.W1.Data.Length;
        for (int k = 0; k < hidden; k++)
        {
            (double c, double d) = t == 0 ? (start.InputWeight(k), start.OutputWeight(k)) : modes[k].At(t);
            if (k < start.Right.Rows)
                Spread(state, k, hidden, c, start.Right.Row(k));
            if (k < start.Left.Rows)
                Spread(state[second..], k, hidden, d, start.Left.Row(k));
        }
    }

    private static void Spread(Span<double> rows, int column, int hidden, double weight, ReadOnlySpan<double> axis)
    {
        for (int i = 0; i < axis.Length; i++)
            rows[(i * hidden) + column] = weight * axis[i];
    }
}
