using System.Globalization;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Exact;

/// <summary>Follows the exact flow from one recorded time to the next.</summary>
internal sealed class ExactSolver : ISolver
{
    /// <summary>Times may differ between lanes, their number not.</summary>
    public string BatchKey(RunDefinition run) => run.Time switch
    {
        GridTime grid => grid.Times.Length.ToString(CultureInfo.InvariantCulture) + Limit(run),
        ConvergedTime converged => "converged " + converged.Points.ToString(CultureInfo.InvariantCulture) + Limit(run),
        _ => throw new NotSupportedException($"The exact solver knows no {run.Time.GetType().Name}."),
    };

    public RunOutcome[] Solve<T>(IReadOnlyList<RunDefinition> runs, IReadOnlyList<Problem> problems, CancellationToken cancellation)
        where T : unmanaged, ILanes<T>
    {
        Start[] starts = [.. problems.Select(problem => new Start(problem))];
        Target[] targets = [.. problems.Zip(starts, InFrame)];
        StateShape shape = Recorder<T>.ShapeOf(problems[0]);
        var propagator = new Propagator<T>(starts, cancellation);
        var state = new LaneArray<T>(shape.Length);
        for (int lane = 0; lane < T.Count; lane++)
            state.SetLane(lane, starts[lane].State.Data);

        LaneArray<T> times = RecordedTimes.Of(runs, shape, targets, state, propagator);
        var recorder = new Recorder<T>(shape, targets, runs[0].Observe, times.Length);
        recorder.Record(0, times.Span[0], state.Span);
        LaneArray<T> limit = RecordLimit(recorder, propagator, starts, shape);
        bool endsInLimit = runs[0].Time.EndsInLimit;

        var c = new LaneArray<T>(shape.Length);
        propagator.ToCoordinates(state.Span, c.Span);
        for (int i = 1; i < times.Length - (endsInLimit ? 1 : 0); i++)
        {
            cancellation.ThrowIfCancellationRequested();
            propagator.AdvanceCoordinates(c.Span, times.Span[i] - times.Span[i - 1]);
            propagator.ToState(c.Span, state.Span);
            recorder.Record(i, times.Span[i], state.Span);
        }

        if (endsInLimit)
            recorder.Record(times.Length - 1, times.Span[^1], limit.Span);
        recorder.FindCrossings(propagator);
        var results = new RunOutcome[T.Count];
        for (int lane = 0; lane < results.Length; lane++)
            results[lane] = recorder.Result(lane);
        return results;
    }

    private static Target InFrame(Problem problem, Start start)
    {
        Spectrum spectrum = start.Spectrum;
        var diagonal = new Matrix(problem.S.Rows, problem.S.Columns);
        for (int i = 0; i < spectrum.Modes; i++)
            diagonal[i, i] = spectrum.SingularValues[i];
        return Target.Of(problem, diagonal) with
        {
            OutputAxes = spectrum.OutputAxes,
            InputAxes = spectrum.InputAxes,
            Lookback = Lookback.Of(problem, spectrum.OutputAxes, spectrum.InputAxes),
        };
    }

    private static string Limit(RunDefinition run) => run.Time.EndsInLimit ? " and the limit" : "";

    /// <returns>The state at t=∞.</returns>
    private static LaneArray<T> RecordLimit<T>(Recorder<T> recorder, Propagator<T> propagator, Start[] starts, StateShape shape)
        where T : unmanaged, ILanes<T>
    {
        var c = new LaneArray<T>(shape.Length);
        var state = new LaneArray<T>(shape.Length);
        var saddle = new LaneArray<T>(1);
        for (int lane = 0; lane < starts.Length; lane++)
        {
            c.SetLane(lane, starts[lane].Limit.Transposed().Data);
            saddle.Set(0, lane, starts[lane].Axes.Saddle ? 1 : 0);
        }

        propagator.ToState(c.Span, state.Span);
        recorder.RecordLimit(state.Span, T.Equal(saddle.Span[0], T.Broadcast(1.0)));
        return state;
    }
}
