using System.Collections.Immutable;
using LazyRich.Studies.Times;
using LazyRich.Studies.Yaml;

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
    bool SkipsImpossible,
    BlockPlaces Places)
{
    public IEnumerable<BlockAxis> Axes => Groups.SelectMany(group => group.Members);

    /// <summary>The seed is walked innermost, apart from all else, unless something is computed from it.</summary>
    public bool SeedIsApart => Groups[^1].Members is [SeedAxis] && !Used.Contains("seed");

    /// <summary>Every name that an expression of this block reads.</summary>
    public IEnumerable<string> Used => Conditions.SelectMany(condition => condition.Expression.Used)
        .Concat(Derived.SelectMany(derivation => derivation.Value.Formula?.Used ?? new HashSet<string>()))
        .Concat(Derived.Select(derivation => derivation.Name))
        .Concat(Time.Used);

    /// <summary>The size of the product, before anything is left out.</summary>
    public System.Numerics.BigInteger Size => Groups.Aggregate(System.Numerics.BigInteger.One, (product, group) => product * group.Count);
}

/// <summary>Where things stand in the file.</summary>
/// <param name="isCase">Whether it is one of several cases.</param>
/// <param name="whole">The block itself, for what is missing.</param>
internal sealed class BlockPlaces(bool isCase, Node whole, IReadOnlyDictionary<string, MapEntry> keys)
{
    public bool IsCase => isCase;

    /// <param name="path">A dotted path such as <c>init.scale</c>.</param>
    public Node Of(string path)
    {
        string[] parts = path.Split('.', 2);
        if (!keys.TryGetValue(parts[0], out MapEntry entry))
            return whole;
        if (parts.Length == 1)
            return entry.Value;
        IEnumerable<MapNode> maps = entry.Value is ListNode list ? list.Items.OfType<MapNode>() : entry.Value is MapNode only ? [only] : [];
        return maps.Select(map => map.Find(parts[1])).FirstOrDefault(node => node is not null) ?? entry.Value;
    }

    public MapEntry? Key(string name) => keys.TryGetValue(name, out MapEntry entry) ? entry : null;
}
