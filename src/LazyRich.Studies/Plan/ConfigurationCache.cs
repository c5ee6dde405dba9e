using System.Collections.Immutable;
using LazyRich.Studies.Blocks;

namespace LazyRich.Studies.Plan;

/// <summary>A block's configurations by their place in its product, so that a million λ or seeds make each only once.</summary>
internal sealed class ConfigurationCache(Block block)
{
    /// <summary>A few kB each.</summary>
    private const int Kept = 4096;

    private readonly ImmutableArray<AxisGroup> groups = block.Groups;
    private readonly Dictionary<long, Resolved> known = [];

    /// <summary>What derivations set has no place in the product: such configurations are made each time.</summary>
    private readonly bool repeat = !block.Derived.Any(derivation => derivation.OfConfiguration);

    public Resolved? Find(int[] index) => repeat ? known.GetValueOrDefault(Number(index)) : null;

    public Resolved Add(int[] index, Draft draft)
    {
        var made = new Resolved(draft, block);
        if (!repeat)
            return made;
        if (known.Count == Kept)
            known.Clear();
        return known[Number(index)] = made;
    }

    private long Number(int[] index)
    {
        long number = 0;
        for (int i = 0; i < index.Length; i++)
        {
            if (groups[i].OfConfiguration)
                number = (number * groups[i].Count) + index[i];
        }

        return number;
    }
}
