using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Solvers.Aligned;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers;

/// <summary>What each solver asks of widths and start, and which solver fits instead. Balance is asked by the initialisations.</summary>
internal static class SolverCheck
{
    /// <param name="lambda">As stated or measured; null where other faults leave it unknown.</param>
    /// <param name="task">Called where the task itself decides, after everything else was found right.</param>
    public static void Check(RunDefinition run, double? lambda, Func<LinearTask> task, ICollection<Fault> faults)
    {
        CheckItems(run, faults);
        string? unfit = run.Solver.Kind switch
        {
            "closed-form" => ClosedForm(run.Architecture),
            "aligned" => Aligned(run, lambda is null || faults.Count > 0 ? null : task),
            "single-neuron" => SingleNeuron(run.Architecture),
            "mixed-dynamics" when lambda is { } known => MixedDynamics(run.Architecture, known),
            _ => null,
        };
        if (unfit is not null)
            faults.Add(new("solver", unfit));
    }

    /// <summary>What is observed of items has one shape in a run.</summary>
    private static void CheckItems(RunDefinition run, ICollection<Fault> faults)
    {
        string? observed = run.Observe.FirstOrDefault(text => Catalogue.Observables[ObservableText.KindOf(text)] is var kind
            && (kind.OfItems || (kind.OfItemsUnlessLinear && run.Activation != Activation.Linear)));
        if (observed is not null && run.Phases.Select(phase => phase.Task).OfType<Setting>().Any(task => Items(task) != Items(run.Task)))
            faults.Add(new("observe", $"{observed} is of the task's items, and this run's phases have tasks with different numbers of them."));

        static int Items(Setting task) => task.Has("samples") ? task.Integer("samples") : task.Has("x") ? task.Matrix("x").Columns : 0;
    }

    private static string? ClosedForm(Architecture shape)
    {
        int least = Math.Min(shape.Inputs, shape.Outputs);
        return shape.Hidden == least ? null
            : $"closed-form needs Nh = min(Ni, No), which is {least} in {shape} and not {shape.Hidden}: exact is the solver that fits.";
    }

    private static string? Aligned(RunDefinition run, Func<LinearTask>? task)
    {
        if (run.Init.Kind != "task-aligned")
            return $"aligned needs a start along the task's singular vectors, which init {run.Init.Kind} is not: exact is the solver that fits, or task-aligned the init.";
        return task?.Invoke() is { InputCovariance: { } covariance, S: var s } ? ModeVariances.WhyNot(covariance, TaskAligned.Start(run, s)) : null;
    }

    private static string? SingleNeuron(Architecture shape) => shape.Hidden == 1 ? null
        : $"single-neuron needs Nh = 1, and {shape} has {shape.Hidden}: exact is the solver that fits.";

    /// <summary>W1ᵀW1 and W2W2ᵀ follow from the product only where the width leaves no null direction a choice between 0 and |λ|.</summary>
    private static string? MixedDynamics(Architecture shape, double lambda)
    {
        int least = Math.Min(shape.Inputs, shape.Outputs), most = Math.Max(shape.Inputs, shape.Outputs);
        bool closed = lambda == 0 || shape.Hidden == most || (shape.Hidden == least && shape.Inputs > shape.Outputs == lambda > 0);
        return closed ? null
            : $"mixed-dynamics at λ = {Format.Number(lambda)} is no closed equation in {shape}: it needs Nh = {most}"
                + (least == most ? "" : $", or Nh = {least} with λ {(shape.Inputs > shape.Outputs ? "≥" : "≤")} 0") + ", or λ = 0. exact is the solver that fits.";
    }
}
