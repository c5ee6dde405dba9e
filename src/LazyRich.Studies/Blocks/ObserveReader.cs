using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Blocks;

/// <summary>Reads the names of observables: one, or a list that is one value.</summary>
internal sealed class ObserveReader(FaultList faults)
{
    /// <returns>In the catalogue's order, without repeats; none only after a fault.</returns>
    public ImmutableArray<string> Read(Node node)
    {
        IReadOnlyList<Node> items = node is ListNode list ? list.Items : [node];
        string[] known = [.. Catalogue.Observables.All.Select(kind => kind.Name)];
        if (items.Count == 0)
            faults.Add(node, $"observe is an empty list; there are {string.Join(", ", known)}");
        HashSet<string> wanted = [];
        foreach (Node item in items)
        {
            if (item is not ScalarNode { IsNull: false } name)
                faults.Add(item, $"an observable is a name ({string.Join(", ", known)}), found {item.Noun}");
            else if (!known.Contains(name.Value))
                faults.Unknown(item, $"unknown observable '{name.Value}'", name.Value, known);
            else
                wanted.Add(name.Value);
        }

        return [.. known.Where(wanted.Contains)];
    }
}
