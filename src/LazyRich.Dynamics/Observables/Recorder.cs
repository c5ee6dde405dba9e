using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables.Crossings;
using LazyRich.Dynamics.Observables.Kinds;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Observables;

/// <summary>Turns the states of a batch into what each run observes and into its summary. Not thread-safe; one per batch.</summary>
/// <remarks>A state is as <see cref="StateShape"/> says, one run per lane: element e of lane l is at e·Count + l in memory.</remarks>
internal sealed class Recorder<T> where T : unmanaged, ILanes<T>
{
    private readonly Gauge<T> gauge;
    private readonly Milestones<T> milestones;
    private readonly ImmutableArray<string> names;
    private readonly IObservable<T>[] observables;
    private readonly int[] sizes;
    private readonly LaneArray<T> values;
    private readonly LaneArray<T> times;
    private readonly double[][][] series;
    private readonly SummaryRecorder<T> summary;
    private readonly ObservedSummaries observed;
    private readonly int last;
    private readonly StateShape shape;
    private readonly IReadOnlyList<Target> targets;

    /// <param name="problems">One per lane, of one shape.</param>
    /// <param name="observe">As in the definition, in its order.</param>
    /// <param name="times">How many times will be recorded, t=0 included.</param>
    public Recorder(IReadOnlyList<Problem> problems, ImmutableArray<string> observe, int times)
        : this(ShapeOf(problems[0]), [.. problems.Select(Target.Of)], observe, times)
    {
    }

    /// <param name="targets">One per lane; either all or none with axes.</param>
    public Recorder(StateShape shape, IReadOnlyList<Target> targets, ImmutableArray<string> observe, int times)
    {
        names = observe;
        last = times - 1;
        (this.shape, this.targets) = (shape, targets);
        gauge = Gauge<T>.Of(shape, targets);
        milestones = new(shape);
        summary = new(shape, targets);
        observed = new(observe);
        this.times = new(times);
        var kinds = new ObservableKinds<T>(shape, targets);
        observables = [.. observe.Select(kinds.Create)];
        sizes = [.. observables.Select(observable => observable.Shape.Aggregate(1, (product, extent) => product * extent))];
        values = new(sizes.DefaultIfEmpty(0).Max());
        series = new double[T.Count][][];
        for (int lane = 0; lane < series.Length; lane++)
            series[lane] = [.. sizes.Select(size => new double[size * times])];
    }

    /// <summary>L − L* of the state last recorded, L* being the least loss that the network's rank allows.</summary>
    public T ExcessLoss => gauge.ExcessLoss;

    public static StateShape ShapeOf(Problem problem) => new([problem.S.Columns, .. problem.Layers.Select(layer => layer.Rows)]);

    /// <summary>Records a state. The first call is t=0 (index 0, time 0); indices and times then rise.</summary>
    /// <param name="time">Each lane's own time, in units of τ.</param>
    public void Record(int timeIndex, T time, ReadOnlySpan<T> q)
    {
        gauge.Measure(q);
        times.Span[timeIndex] = time;
        for (int i = 0; i < observables.Length; i++)
        {
            Span<T> here = values.Span[..sizes[i]];
            observables[i].Observe(gauge, q, here);
            Scatter(here, i, timeIndex);
        }

        milestones.Observe(time, gauge, q);
        summary.Observe(time, gauge, q, timeIndex == 0, timeIndex == last);
    }

    /// <summary>States where the flow ends at t→∞. Called once, after t=0 is recorded and before any other time.</summary>
    /// <param name="saddle">Mask of the lanes that end in a saddle.</param>
    public void RecordLimit(ReadOnlySpan<T> q, T saddle)
    {
        gauge.Measure(q);
        milestones.SetLimit(gauge.KernelDistance);
        summary.SetLimit(gauge.KernelDistance, saddle);
    }

    /// <summary>States that this lane met at a finer grain than the recorded times were not finite from <paramref name="time"/> on.</summary>
    public void Diverged(int lane, double time) => summary.Diverged(lane, time);

    /// <summary>
    /// Finds the times at which loss and kernel distance first pass their levels, inside the recorded intervals that bracket them, for a
    /// solver whose states exist only a whole number of steps apart. Called once, after the last <see cref="Record"/>.
    /// </summary>
    public void FindCrossings<TStepper>(ref TStepper stepper) where TStepper : IStepper<T>
    {
        foreach (Level<T> level in milestones.All)
            SteppedSearch.Find(level, ref stepper, gauge);
    }

    /// <summary>The same for a solver that can move by any time at once.</summary>
    public void FindCrossings(IFlow<T> flow)
    {
        var search = new ContinuousSearch<T>(gauge.Shape);
        foreach (Level<T> level in milestones.All)
            search.Find(level, flow, gauge);
    }

    /// <summary>What one lane's run observed, after all times are recorded and crossings found.</summary>
    public RunResult Result(int lane)
    {
        var runTimes = new double[last + 1];
        for (int i = 0; i < runTimes.Length; i++)
            runTimes[i] = times.Get(i, lane);
        var runSeries = new ObservableSeries[observables.Length];
        for (int i = 0; i < runSeries.Length; i++)
            runSeries[i] = new(names[i], observables[i].Shape, series[lane][i]);
        int states = names.IndexOf(StateObservable.Name);
        Summary scalars = summary.Summarise(lane, milestones);
        observed.AddTo(scalars, runSeries, runTimes.Length);
        return new(runTimes, runSeries, scalars)
        {
            Replay = states < 0 ? null : new(shape, targets[lane], runSeries[states].Values),
            End = End(lane),
        };
    }

    /// <summary>Layers at the last recorded time.</summary>
    private ImmutableArray<Matrix> End(int lane)
    {
        if (shape.OnlyGrams)
            return default;
        ReadOnlySpan<double> numbers = MemoryMarshal.Cast<T, double>(milestones.Last);
        var state = new double[shape.Length];
        for (int e = 0; e < state.Length; e++)
            state[e] = numbers[(e * T.Count) + lane];
        return StateLayers.ToLayers(shape, state, targets[lane].OutputAxes, targets[lane].InputAxes);
    }

    [MethodImpl(Kernel.Options)]
    private void Scatter(ReadOnlySpan<T> observed, int observable, int timeIndex)
    {
        ReadOnlySpan<double> numbers = MemoryMarshal.Cast<T, double>(observed);
        for (int lane = 0; lane < T.Count; lane++)
        {
            Span<double> target = series[lane][observable].AsSpan(timeIndex * observed.Length, observed.Length);
            for (int k = 0; k < target.Length; k++)
                target[k] = Canonical.Of(numbers[(k * T.Count) + lane]);
        }
    }
}
