using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Grammar;

namespace LazyRich.Studies.Blocks;

/// <summary>One factor of a block's product; often of a single value.</summary>
/// <param name="name">As <c>zip</c> names it: <c>lambda</c>, <c>init.scale</c>.</param>
internal abstract class BlockAxis(string name)
{
    public string Name => name;

    public abstract int Count { get; }

    /// <summary>Whether it changes a run's configuration (and not only λ or the seed).</summary>
    public virtual bool OfConfiguration => true;

    public abstract void Apply(Draft draft, int index);

    /// <summary>Equal for equal values.</summary>
    public abstract object Value(int index);

    /// <summary>Without repeats, in order of first appearance.</summary>
    public abstract BlockAxis Distinct();
}

internal abstract class BlockAxis<T>(string name, ImmutableArray<T> values) : BlockAxis(name) where T : notnull
{
    protected ImmutableArray<T> Values => values;

    public override int Count => values.Length;

    public override object Value(int index) => values[index];
}

internal sealed class LambdaAxis(ImmutableArray<double> values) : BlockAxis<double>(StudyKeys.Lambda, values)
{
    public override bool OfConfiguration => false;

    public override void Apply(Draft draft, int index) => draft.Lambda = Values[index];

    public override BlockAxis Distinct() => new LambdaAxis([.. Values.Distinct()]);
}

internal sealed class SeedAxis(ImmutableArray<long> values) : BlockAxis<long>(StudyKeys.Seed, values)
{
    public override bool OfConfiguration => false;

    public ReadOnlyMemory<long> Seeds => Values.AsMemory();

    public override void Apply(Draft draft, int index) => draft.Seed = Values[index];

    public override BlockAxis Distinct() => new SeedAxis([.. Values.Distinct()]);
}

internal sealed class ArchitectureAxis(ImmutableArray<Architecture> values) : BlockAxis<Architecture>(StudyKeys.Architecture, values)
{
    public override void Apply(Draft draft, int index) => draft.Architecture = Values[index];

    public override BlockAxis Distinct() => new ArchitectureAxis([.. Values.Distinct()]);
}

internal sealed class ActivationAxis(ImmutableArray<Activation> values) : BlockAxis<Activation>(StudyKeys.Activation, values)
{
    public override void Apply(Draft draft, int index) => draft.Activation = Values[index];

    public override object Value(int index) => Values[index].Name();

    public override BlockAxis Distinct() => new ActivationAxis([.. Values.Distinct()]);
}

/// <summary>Whole settings of a section: one, or the members of a list of kinds.</summary>
internal sealed class SettingAxis(Section section, ImmutableArray<Setting> values) : BlockAxis<Setting>(section.Name, values)
{
    public Section Section => section;

    public override void Apply(Draft draft, int index) => draft.Settings[section.Index] = Values[index];

    public override BlockAxis Distinct() => new SettingAxis(section, [.. Values.Distinct()]);
}

/// <summary>Values of one parameter; it comes after the axis of its section.</summary>
internal sealed class ParameterAxis(Section section, string parameter, ImmutableArray<SettingValue> values)
    : BlockAxis<SettingValue>($"{section.Name}.{parameter}", values)
{
    public override void Apply(Draft draft, int index) => draft.Set(section, parameter, Values[index]);

    public override BlockAxis Distinct() => new ParameterAxis(section, parameter, [.. Values.Distinct()]);
}
