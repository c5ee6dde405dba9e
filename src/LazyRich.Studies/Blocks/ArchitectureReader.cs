using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Blocks;

/// <summary>Reads widths such as <c>10-5-5</c>, one or a list.</summary>
internal sealed class ArchitectureReader(FaultList faults)
{
    private const int Widest = 100_000;

    /// <returns>The sound ones; none only after a fault.</returns>
    public ImmutableArray<Architecture> Read(Node node)
    {
        IReadOnlyList<Node> items = node is ListNode list ? list.Items : [node];
        if (items.Count == 0)
            faults.Add(node, "architecture is an empty list; give widths such as 5-5-5");
        return [.. items.Select(One).OfType<Architecture>()];
    }

    private Architecture? One(Node node)
    {
        if (node is not ScalarNode { IsNull: false } scalar)
        {
            faults.Add(node, $"an architecture is text such as 5-5-5, found {node.Noun}");
            return null;
        }

        if (Architecture.TryParse(scalar.Value, out Architecture architecture))
        {
            if (architecture.Widths.All(width => width <= Widest))
                return architecture;
            faults.Add(node, $"architecture '{scalar.Value}' has a width above {Widest}");
            return null;
        }

        string[] parts = scalar.Value.Split('-');
        string why = parts.Length >= 3 && parts.All(part => part.Length == 0 || part.All(char.IsAsciiDigit))
            ? "every width must be at least 1"
            : "it must be input-hidden-output widths such as 5-5-5";
        faults.Add(node, $"architecture '{scalar.Value}' is not one: {why}");
        return null;
    }
}
