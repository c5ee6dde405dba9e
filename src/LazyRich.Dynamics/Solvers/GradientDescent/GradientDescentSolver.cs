using System.Globalization;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientDescent;

/// <summary>Full-batch gradient descent on whitened inputs; step k is t = kη (SCIENCE section 1).</summary>
/// <remarks>
/// Cost: 3·Ni·Nh·No multiply-adds a step. Until-converged runs go twice over their steps. A run that diverges ends there: what is recorded
/// from there on is NaN, and <c>diverged_at</c> is k·η of the first state whose loss is not finite.
/// </remarks>
internal sealed class GradientDescentSolver : ISolver
{
    public string BatchKey(RunDefinition run)
    {
        string rate = run.Solver.Number("learning-rate").ToString("R", CultureInfo.InvariantCulture);
        return run.Time is GridTime grid ? $"{rate} {grid.Digest}" : $"{rate} {run.Time}";
    }

    public RunOutcome[] Solve<T>(IReadOnlyList<RunDefinition> runs, IReadOnlyList<Problem> problems, CancellationToken cancellation)
        where T : unmanaged, ILanes<T>
    {
        double rate = runs[0].Solver.Number("learning-rate");
        var stepper = new DescentStepper<T>(problems, T.Broadcast(rate));
        (T[] steps, T[] times) = Recorded(runs[0].Time, problems, stepper, cancellation);
        var recorder = new Recorder<T>(problems, runs[0].Observe, steps.Length);
        var descent = new Descent<T>(problems, stepper);
        for (int i = 0; i < steps.Length; i++)
        {
            descent.MoveTo(steps[i], cancellation);
            recorder.Record(i, times[i], descent.State);
        }

        T diverged = T.Not(descent.Finite);
        for (int lane = 0; lane < T.Count; lane++)
        {
            if (T.Select(diverged, T.Broadcast(1), T.Broadcast(0))[lane] == 1)
                recorder.Diverged(lane, descent.Steps[lane] * rate);
        }

        recorder.FindCrossings(ref stepper);
        var results = new RunOutcome[T.Count];
        for (int lane = 0; lane < results.Length; lane++)
            results[lane] = recorder.Result(lane);
        return results;
    }

    private static (T[] Steps, T[] Times) Recorded<T>(
        TimeDefinition time, IReadOnlyList<Problem> problems, DescentStepper<T> stepper, CancellationToken cancellation)
        where T : unmanaged, ILanes<T>
    {
        if (time is GridTime grid)
            return ([.. StepGrid.Of(grid.Times, stepper.StepLength[0]).Select(T.Broadcast)], [.. grid.Times.Select(T.Broadcast)]);
        var until = (ConvergedTime)time;
        T last = ConvergenceSearch.LastSteps(problems, stepper, until, cancellation);
        var lanes = new double[T.Count][];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = StepGrid.UpTo(last[lane], until.Points);
        T[] steps = [.. Enumerable.Range(0, until.Points + 1).Select(i => T.Load([.. lanes.Select(lane => lane[i])]))];
        return (steps, [.. steps.Select(step => step * stepper.StepLength)]);
    }
}
