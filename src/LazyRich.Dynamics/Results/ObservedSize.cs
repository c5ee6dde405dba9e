using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Results;

/// <summary>How many numbers an observable has at one recorded time.</summary>
internal static class ObservedSize
{
    /// <param name="text">As <see cref="ObservableText"/> writes it.</param>
    /// <param name="run">Without phases.</param>
    /// <param name="tasks">That the whole run learns.</param>
    public static long Of(string text, RunDefinition run, int tasks)
    {
        Kind kind = Catalogue.Observables[ObservableText.KindOf(text)];
        long inputs = run.Architecture.Inputs, outputs = run.Architecture.Outputs;
        if (kind.Scalar)
            return 1;
        if (kind.Elements.Length > 0)
            return kind.Elements.Length;
        return kind.Name switch
        {
            "singular-values" or "alignment-left" or "alignment-right" => Math.Min(inputs, outputs),
            "ntk-spectrum" => outputs * (run.Activation == Activation.Linear ? inputs : Items(run)),
            "balance-spectrum" => run.Architecture.Widths.Skip(1).SkipLast(1).Sum(width => (long)width),
            "weight-norms" => run.Architecture.Layers,
            "representation-input" or "representation-output" => Items(run) * Items(run),
            "product" => outputs * inputs,
            "input-gram" => inputs * inputs,
            "output-gram" => outputs * outputs,
            "task-losses" or "forgetting" => tasks,
            "transfer" => inputs,
            _ => throw new NotSupportedException($"The size of {kind.Name} is not known."),
        };
    }

    private static long Items(RunDefinition run) => ProblemBuilder.TaskKind(run.Task).Items(run.Task, run.Architecture);
}
