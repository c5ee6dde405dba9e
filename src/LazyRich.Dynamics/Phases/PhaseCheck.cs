using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Phases;

/// <summary>Everything that makes a phase impossible, found before the first one runs.</summary>
internal static class PhaseCheck
{
    public static void Check(RunDefinition run, IInputs inputs, ICollection<Fault> faults)
    {
        CheckLimits(run, faults);
        if (run.Phases.IsEmpty)
            return;
        Kind solver = Catalogue.Solvers[run.Solver.Kind];
        if (!solver.Chains)
        {
            IEnumerable<string> others = Catalogue.Solvers.All.Where(kind => kind.Chains).Select(kind => kind.Name);
            faults.Add(new("solver", $"{solver.Name} cannot start where another phase ended: exact is the solver that fits ({string.Join(", ", others)} can)."));
        }

        bool balanced = true;
        for (int phase = 0; phase < run.Phases.Length; phase++)
        {
            PhaseDefinition definition = run.Phases[phase];
            if (phase > 0 && definition.Task is { } task)
                CheckTask(run, definition.Name, task, inputs, faults);
            if (definition.Rebalance is { } lambda)
                CheckRebalance(run, definition.Name, lambda, faults);
            CheckFreeze(run, definition, faults);
            balanced |= definition.Rebalance is not null;
            if (!balanced && solver.NeedsBalance && definition.Frozen.IsEmpty)
            {
                faults.Add(new(definition.Name, $"{solver.Name} needs λ-balanced weights, and a phase with a frozen layer leaves others behind: "
                    + $"give {definition.Name} a rebalance, or solve with gradient-flow."));
            }

            balanced &= definition.Frozen.IsEmpty || definition.Learn is not null;
        }
    }

    private static void CheckLimits(RunDefinition run, ICollection<Fault> faults)
    {
        if (Catalogue.Solvers[run.Solver.Kind].KnowsLimit)
            return;
        IEnumerable<string> places = run.Time is PhaseTimes phases
            ? phases.Each.Zip(run.Phases).Where(each => each.First.EndsInLimit).Select(each => $"{each.Second.Name}.until")
            : run.Time.EndsInLimit ? ["time"] : [];
        foreach (string place in places)
        {
            faults.Add(new(place, $"{run.Solver.Kind} does not know the limit t→∞ and cannot record it: exact does; until: converged is the nearest that "
                + $"{run.Solver.Kind} can do."));
        }
    }

    private static void CheckTask(RunDefinition run, string phase, Setting task, IInputs inputs, ICollection<Fault> faults)
    {
        var own = new List<Fault>();
        ProblemBuilder.TaskKind(task).Check(task, run.Architecture, inputs, own);
        if (own.Count == 0)
            NetworkCheck.Check(run with { Task = task }, inputs, own);
        foreach (Fault fault in own)
            faults.Add(fault.Path.StartsWith("task", StringComparison.Ordinal) ? fault with { Path = $"{phase}.{fault.Path}" } : fault);
    }

    private static void CheckRebalance(RunDefinition run, string phase, double lambda, ICollection<Fault> faults)
    {
        if (run.Architecture.Layers != 2)
            faults.Add(new($"{phase}.lambda", $"rebalance needs a two-layer network, and {run.Architecture} has {run.Architecture.Layers} layers of weights."));
        else if (!run.Architecture.Allows(lambda))
            faults.Add(new($"{phase}.lambda", Initialisations.StatedLambda.Forbidden(run.Architecture, lambda)) { Impossible = true });
    }

    private static void CheckFreeze(RunDefinition run, PhaseDefinition phase, ICollection<Fault> faults)
    {
        string freeze = $"{phase.Name}.freeze", learn = $"{phase.Name}.learn";
        if (phase.Frozen.Length > 0 && run.Solver.Kind is not ("exact" or "gradient-flow" or "gradient-descent"))
            faults.Add(new(freeze, $"{run.Solver.Kind} has no formula for a frozen layer: exact is the solver that fits."));
        if (phase.Frozen.Any(layer => layer >= run.Architecture.Layers))
            faults.Add(new(freeze, $"freeze names W{phase.Frozen.Max() + 1}, but {run.Architecture} has {run.Architecture.Layers} layers of weights."));
        if (phase.Learn is not { } output)
        {
            if (phase.Frozen.Length >= run.Architecture.Layers)
                faults.Add(new(freeze, "freeze names every layer, which leaves nothing to learn."));
            return;
        }

        if (!phase.Frozen.Contains(0))
            faults.Add(new(learn, "learn teaches a new output on features that stand still: add  freeze: W1  to the phase."));
        if (output.Item >= run.Architecture.Inputs)
            faults.Add(new($"{learn}.item", $"item is {output.Item}, but {run.Architecture} has {run.Architecture.Inputs} items, 0 to {run.Architecture.Inputs - 1}."));
        if (run.Solver.Kind is not ("exact" or "gradient-flow"))
            faults.Add(new(learn, $"a new output is learned by its exact flow, not by {run.Solver.Kind}: exact and gradient-flow are the solvers that fit."));
        if (ReferenceEquals(phase, run.Phases[0]))
            faults.Add(new(learn, "learn needs a phase before it that learns a task."));
    }
}
