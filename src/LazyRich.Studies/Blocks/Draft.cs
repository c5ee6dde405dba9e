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
}
