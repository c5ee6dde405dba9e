using System.Runtime.InteropServices;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Phases;

/// <summary>
/// A new output w, 0 at first, learns its value on one item i from features that stand still: τẇ = (value − w·hᵢ)hᵢ with hⱼ = W1eⱼ, of any other network the
/// last hidden layer's φ(W_{L−1} … φ(W1eⱼ)), so that w·hⱼ = value·(hᵢ·hⱼ)/‖hᵢ‖²·(1 − e^{−‖hᵢ‖²t}) (SCIENCE section 7).
/// </summary>
/// <remarks>Loss and transfer are the new output's; everything else is recorded of the network as it stands.</remarks>
internal sealed class NewOutputPhase
{
    private readonly Problem problem;
    private readonly NewOutput output;

    // hᵢ·hⱼ over j.
    private readonly double[] overlaps;

    public NewOutputPhase(Problem problem, NewOutput output)
    {
        this.problem = problem;
        this.output = output;
        Matrix features = LastHidden(problem).Transposed();
        overlaps = new double[features.Rows];
        for (int j = 0; j < overlaps.Length; j++)
            overlaps[j] = Vectors.Dot(features.Row(output.Item), features.Row(j));
    }

    /// <summary>Of every item eⱼ a column, N_{L−1}×Ni.</summary>
    private static Matrix LastHidden(Problem problem)
    {
        if (problem is { Activation: Activation.Linear, Layers.Length: 2 })
            return problem.W1;
        StateShape shape = Recorder<Lane1>.ShapeOf(problem);
        var network = new Backpropagation<Lane1>(shape, problem.Activation, shape.Inputs);
        network.Forward(MemoryMarshal.Cast<double, Lane1>(StateLayers.ToState(problem.Layers, null, null).AsSpan()), default);
        return new(shape.Widths[^2], shape.Inputs, MemoryMarshal.Cast<Lane1, double>(network.Activity(shape.Layers - 1)));
    }

    /// <summary>‖hᵢ‖², at which the error decays.</summary>
    private double Rate => overlaps[output.Item];

    /// <param name="run">With this phase's times.</param>
    /// <param name="task">What the network learned last: it says who is whose sibling.</param>
    public RunResult Solve(RunDefinition run, Setting task, CancellationToken cancellation)
    {
        double[] times = Times(run.Time);
        RunResult still = AloneSolver.Follow(run with { Time = new GridTime("", times) }, problem, new StillCourse(problem), cancellation);
        foreach (ObservableSeries series in still.Series)
            Replace(series, times);
        Summarise(still.Summary, times[^1], task);
        return still;
    }

    private double[] Times(TimeDefinition time)
    {
        if (time is GridTime grid)
            return grid.Times;
        var until = (ConvergedTime)time;
        double end = Rate > 0 ? Math.Min(-Elementary.Log(until.Tolerance) / (2 * Rate), until.Limit) : until.Limit;
        return RecordedTimes.UpTo(end, until);
    }

    private double ErrorLeft(double time) => Rate > 0 ? Elementary.Exp(-Rate * time) : 1;

    private double Loss(double time) => 0.5 * output.Value * output.Value * ErrorLeft(time) * ErrorLeft(time);

    private void Replace(ObservableSeries series, double[] times)
    {
        for (int k = 0; k < times.Length; k++)
        {
            if (series.Observable is "loss" or "excess-loss")
            {
                series.Values[k] = Loss(times[k]);
            }
            else if (series.Observable == "transfer" && Rate > 0)
            {
                double learned = output.Value / Rate * (double.IsPositiveInfinity(times[k]) ? 1 : -Elementary.ExpM1(-Rate * times[k]));
                for (int j = 0; j < overlaps.Length; j++)
                    series.Values[(k * overlaps.Length) + j] = learned * overlaps[j];
            }
        }
    }

    private void Summarise(Summary summary, double end, Setting task)
    {
        summary["loss_initial"] = Loss(0);
        summary["loss_final"] = Loss(end);
        summary["loss_best"] = 0;
        summary["time_to_half"] = Arrival(0.5, end);
        summary["time_to_1pct"] = Arrival(0.01, end);
        summary["lazy_share"] = 1 - (ErrorLeft(end) * ErrorLeft(end));
        summary["log_delay"] = null;
        summary["transfer_sibling"] = FamilyTree.Siblings(task, output.Item, overlaps.Length) is { Length: > 0 } siblings ? Share(siblings) : null;
        summary["transfer_cousin"] = FamilyTree.Cousins(task, output.Item, overlaps.Length) is { Length: > 0 } cousins ? Share(cousins) : null;
    }

    /// <summary>When the loss has fallen to a share of its start, if it does so by the end.</summary>
    private double Arrival(double share, double end)
    {
        if (output.Value == 0)
            return 0;
        double time = Rate > 0 ? -Elementary.Log(share) / (2 * Rate) : double.PositiveInfinity;
        return time <= end ? time : double.PositiveInfinity;
    }

    private double Share(int[] items)
    {
        double sum = 0;
        foreach (int item in items)
            sum += overlaps[item];
        return Canonical.Of(sum / items.Length / Rate);
    }

    /// <summary>A network that does not move.</summary>
    private sealed class StillCourse(Problem problem) : Course(Recorder<Lane1>.ShapeOf(problem))
    {
        private readonly double[] state = StateLayers.ToState(problem.Layers, null, null);

        public override ExactEnd? End => new(new Matrix(1, state.Length, state), false);

        public override void Begin(Span<double> state) => this.state.CopyTo(state);

        public override void Advance(ReadOnlySpan<double> from, double since, double elapsed, Span<double> to) => from.CopyTo(to);
    }
}
