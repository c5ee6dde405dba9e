using System.Collections.Immutable;

namespace LazyRich.Studies.Blocks;

/// <summary>Axes that are walked together: one, or those of a zip.</summary>
internal sealed class AxisGroup(ImmutableArray<BlockAxis> members)
{
    public ImmutableArray<BlockAxis> Members => members;

    public int Count => members[0].Count;

    public bool OfConfiguration { get; } = members.Any(member => member.OfConfiguration);

    /// <summary>"lambda" or "lambda+seed".</summary>
    public string Name => string.Join('+', members.Select(member => member.Name));

    /// <summary>Whether some of its points repeat others.</summary>
    public bool Repeats => members.Length > 1
        && Enumerable.Range(0, Count).Select(i => string.Join('\n', members.Select(member => member.Value(i)))).Distinct().Count() < Count;

    /// <param name="whole">False: only what is no part of the configuration, λ and the seed.</param>
    public void Apply(Draft draft, int index, bool whole)
    {
        foreach (BlockAxis member in members)
        {
            if (whole || !member.OfConfiguration)
                member.Apply(draft, index);
        }
    }
}
