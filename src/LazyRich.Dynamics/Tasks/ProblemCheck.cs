using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Phases;
using LazyRich.Dynamics.Solvers;
using LazyRich.Dynamics.Solvers.GradientDescent;

namespace LazyRich.Dynamics.Tasks;

/// <summary>Everything that makes a definition impossible, found before anything runs.</summary>
public static class ProblemCheck
{
    /// <returns>Empty when the run can be solved.</returns>
    public static IReadOnlyList<Fault> Check(RunDefinition run, IInputs inputs) => run.Compare is not { } compare
        ? CheckAlone(run, inputs)
        :
        [
            .. CheckAlone(run with { Compare = null, Observe = [.. run.Observe.Union(compare.Of)] }, inputs),
            .. CheckAlone(run with { Compare = null, Observe = compare.Of, Solver = compare.Against }, inputs),
        ];

    private static List<Fault> CheckAlone(RunDefinition run, IInputs inputs)
    {
        var faults = new List<Fault>();
        ProblemBuilder.TaskKind(run.Task).Check(run.Task, run.Architecture, inputs, faults);
        if (faults.Count == 0)
            NetworkCheck.Check(run, inputs, faults);
        ProblemBuilder.InitialisationKind(run.Init).Check(run, inputs, faults);
        SolverCheck.Check(
            run,
            faults.Count == 0 ? ProblemBuilder.LambdaOf(run, inputs) : null,
            () => ProblemBuilder.BuildTask(run.Task, run.Architecture, run.Seed, inputs),
            faults);
        if (run.Solver.Kind == "gradient-descent")
            StepGrid.Check(run, faults);
        PhaseCheck.Check(run, inputs, faults);
        return faults;
    }
}
