using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Expressions;
using LazyRich.Studies.Grammar;

namespace LazyRich.Studies.Blocks;

/// <summary>What names mean for the run that a draft holds.</summary>
internal sealed class RunScope(Draft draft) : IScope
{
    private Dictionary<string, double>? derived;

    public void Set(string name, double value) => (derived ??= [])[name] = value;

    private (PhaseDefinition Phase, string Path)? OfPhase(string name)
    {
        int point = name.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && Array.Find(draft.Phases, phase => name.AsSpan(0, point).SequenceEqual(phase.Name)) is { } phase ? (phase, name[(point + 1)..]) : null;
    }

    public double Number(string name) => name switch
    {
        "lambda" => draft.Lambda ?? double.NaN,
        "seed" => draft.Seed,
        "inputs" => draft.Architecture.Inputs,
        "hidden" => draft.Architecture.Hidden,
        "outputs" => draft.Architecture.Outputs,
        "layers" => draft.Architecture.Layers,
        _ when OfPhase(name) is (PhaseDefinition phase, "lambda") => phase.Rebalance ?? draft.Lambda ?? double.NaN,
        _ when Value(name) is NumberValue number => number.Value,
        _ => derived?.GetValueOrDefault(name, double.NaN) ?? double.NaN,
    };

    public string Text(string name) => name switch
    {
        "architecture" => draft.Architecture.Name,
        "shape" => draft.Architecture.Shape,
        "activation" => draft.Activation.Name(),
        "task" => draft.Of(Sections.Task).Kind,
        "init" => draft.Of(Sections.Init).Kind,
        "solver" => draft.Of(Sections.Solver).Kind,
        _ when OfPhase(name) is (PhaseDefinition phase, "task") => phase.Task?.Kind ?? "",
        _ => Value(name) is TextValue text ? text.Value : "",
    };

    public bool Truth(string name) => Value(name) is FlagValue { Value: true };

    private SettingValue? Value(string name)
    {
        int point = name.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
            return null;
        if (OfPhase(name) is (PhaseDefinition phase, string rest))
            return rest.StartsWith("task.", StringComparison.Ordinal) ? phase.Task?.Values.GetValueOrDefault(rest["task.".Length..]) : null;
        foreach (Section section in Sections.All)
        {
            if (name.AsSpan(0, point).SequenceEqual(section.Name))
                return draft.Of(section).Values.GetValueOrDefault(name[(point + 1)..]);
        }

        return null;
    }
}
