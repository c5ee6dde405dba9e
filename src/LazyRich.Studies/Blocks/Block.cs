using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Compare;
using LazyRich.Studies.Times;

namespace LazyRich.Studies.Blocks;

/// <summary>The study, or one of its cases: a product of axes and what is left out of it.</summary>
/// <param name="Groups">The first varies slowest; the seed's stands last.</param>
/// <param name="Places">Where each parameter stands in the file, for faults that are found later.</param>
internal sealed record Block(
    ImmutableArray<AxisGroup> Groups,
    TimeForm Time,
    ImmutableArray<string> Observe,
    ImmutableArray<Condition> Conditions,
    ImmutableArray<Derivation> Derived,
    Impossible Impossible,
    BlockPlaces Places)
{
    /// <summary>What of each phase is fixed; empty without phases.</summary>
    public ImmutableArray<PhaseDefinition> Phases { get; init; } = [];

    /// <summary>The second way that runs are solved; null: none.</summary>
    public CompareForm? Compare { get; init; }

    public IEnumerable<BlockAxis> Axes => Groups.SelectMany(group => group.Members);

    /// <summary>The seed is walked innermost, apart from all else, unless something is computed from it.</summary>
    public bool SeedIsApart => Groups[^1].Members is [SeedAxis] && !Used.Contains("seed");

    /// <summary>Every name that an expression of this block reads.</summary>
    public IEnumerable<string> Used => Conditions.SelectMany(condition => condition.Expression.Used)
        .Concat(Derived.SelectMany(derivation => derivation.Value.Formula?.Used ?? new HashSet<string>()))
        .Concat(Derived.Select(derivation => derivation.Name))
        .Concat(Time.Used);

    /// <summary>The size of the product, before anything is left out.</summary>
    public System.Numerics.BigInteger Size =>
        Groups.Aggregate(System.Numerics.BigInteger.One, (product, group) => product * group.Count) * (1 + (Compare?.With.Length ?? 0));
}
