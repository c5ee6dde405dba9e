using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Blocks;

/// <summary>A run in the making: axes and derivations write into it.</summary>
/// <param name="phases">What of each phase is fixed.</param>
internal sealed class Draft(ImmutableArray<PhaseDefinition> phases)
{
    public PhaseDefinition[] Phases { get; private set; } = [.. phases];

    public Setting[] Settings { get; } = new Setting[Sections.All.Count];

    public Architecture Architecture { get; set; } = null!;

    public Activation Activation { get; set; }

    public double? Lambda { get; set; }

    public long Seed { get; set; }

    public Setting Of(Section section) => Settings[section.Index];

    public void Set(Configuration configuration)
    {
        Settings[Sections.Task.Index] = configuration.Task;
        Settings[Sections.Init.Index] = configuration.Init;
        Settings[Sections.Solver.Index] = configuration.Solver;
        Architecture = configuration.Architecture;
        Phases = [.. configuration.Phases];
        Activation = configuration.Activation;
    }

    public void Set(Section section, string parameter, SettingValue value)
    {
        Setting setting = Settings[section.Index];
        Settings[section.Index] = setting with { Values = setting.Values.SetItem(parameter, value) };
    }

    /// <summary>λ of a later phase, or a parameter of its task where its kind has it.</summary>
    /// <param name="phase">From 1.</param>
    public void Set(int phase, string? parameter, double value)
    {
        PhaseDefinition definition = Phases[phase];
        if (parameter is null)
            Phases[phase] = definition with { Rebalance = value };
        else if (definition.Task is { } task && Sections.Task.Kinds[task.Kind].Parameters.Any(each => each.Name == parameter))
            Phases[phase] = definition with { Task = task with { Values = task.Values.SetItem(parameter, new NumberValue(value)) } };
    }
}
