using System.Globalization;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientDescent;

/// <summary>Gradient descent of any network, full batch or in batches; step k is t = kη (SCIENCE section 1).</summary>
/// <remarks>
/// Cost of two layers on whitened inputs: 3·Ni·Nh·No multiply-adds a step. Until-converged runs go twice over their steps. A run that diverges ends
/// there: what is recorded from there on is NaN, and <c>diverged_at</c> is k·η of the first state whose loss is not finite.
/// </remarks>
internal sealed class GradientDescentSolver : ISolver
{
    public string BatchKey(RunDefinition run)
    {
        string rate = run.Solver.Has(LearningRate.Stated)
            ? run.Solver.Number(LearningRate.Stated).ToString("R", CultureInfo.InvariantCulture)
            : "by bound";
        string time = run.Time is GridTime grid ? grid.Digest : run.Time.ToString();
        return IsPlain(run) ? $"{rate} {time}" : $"{rate} {time} {run.Activation} {Text(run.Solver)} {Text(run.Task)}";
    }

    public RunOutcome[] Solve<T>(IReadOnlyList<RunDefinition> runs, IReadOnlyList<Problem> problems, CancellationToken cancellation)
        where T : unmanaged, ILanes<T>
    {
        T rates = T.Load([.. runs.Zip(problems, (run, problem) => LearningRate.Of(run.Solver, problem, cancellation))]);
        IDescentStepper<T> stepper = StepperOf(runs, problems, rates);
        (T[] steps, T[] times) = Recorded(runs[0].Time, runs[0].Solver.Has(LearningRate.Stated), problems, stepper, cancellation);
        var recorder = new Recorder<T>(stepper.Shape, [.. problems.Select(Target.Of)], runs[0].Observe, steps.Length);
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
                recorder.Diverged(lane, descent.Steps[lane] * rates[lane]);
        }

        recorder.FindCrossings(ref stepper);
        var results = new RunOutcome[T.Count];
        for (int lane = 0; lane < results.Length; lane++)
        {
            RunResult result = recorder.Result(lane);
            result.Summary["learning_rate"] = rates[lane];
            results[lane] = result;
        }

        return results;
    }

    /// <summary>Whether any task of this architecture is descended by the same steps: two-layer linear networks on whitened inputs, and nothing but η given.</summary>
    private static bool IsPlain(RunDefinition run) => run.Activation == Activation.Linear && run.Architecture.Layers == 2
        && DescentOptions.Of(run.Solver) == DescentOptions.Plain && ProblemBuilder.TaskKind(run.Task).IsSurelyWhite(run.Task);

    private static IDescentStepper<T> StepperOf<T>(IReadOnlyList<RunDefinition> runs, IReadOnlyList<Problem> problems, T rates)
        where T : unmanaged, ILanes<T>
    {
        var options = DescentOptions.Of(runs[0].Solver);
        return problems[0].IsTwoLayerWhite && options == DescentOptions.Plain
            ? new TwoLayerStepper<T>(problems, rates)
            : new NetworkStepper<T>(problems, [.. runs.Select(run => run.Seed)], options, rates);
    }

    private static (T[] Steps, T[] Times) Recorded<T>(
        TimeDefinition time, bool knowsRate, IReadOnlyList<Problem> problems, IDescentStepper<T> stepper, CancellationToken cancellation)
        where T : unmanaged, ILanes<T>
    {
        var lanes = new double[T.Count][];
        T last = time is ConvergedTime search ? ConvergenceSearch.LastSteps(problems, stepper, search, cancellation) : default;
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = time is ConvergedTime until
                ? StepGrid.UpTo(last[lane], until.Points)
                : StepGrid.Of(((GridTime)time).Times, stepper.StepLength[lane]);
        }

        T[] steps = [.. Enumerable.Range(0, lanes[0].Length).Select(i => T.Load([.. lanes.Select(lane => lane[i])]))];

        // A plan that knows η made the times as multiples of it.
        return (steps, time is GridTime grid && knowsRate ? [.. grid.Times.Select(T.Broadcast)] : [.. steps.Select(step => step * stepper.StepLength)]);
    }

    private static string Text(Setting setting) => $"{setting.Kind} {string.Join(' ', setting.Values.Select(value => $"{value.Key}={value.Value}"))}";
}
