using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Blocks;

/// <summary>Reads <c>linear</c>, <c>relu</c>, <c>tanh</c>, or a list of these.</summary>
internal sealed class ActivationReader(FaultList faults)
{
    public ImmutableArray<Activation> Read(Node node)
    {
        IReadOnlyList<Node> items = node is ListNode list ? list.Items : [node];
        if (items.Count == 0)
            faults.Add(node, $"activation is an empty list; there are {string.Join(", ", ActivationNames.All)}");
        return [.. items.Select(One).OfType<Activation>().Distinct()];
    }

    private Activation? One(Node node)
    {
        if (node is ScalarNode { IsNull: false } name && ActivationNames.TryParse(name.Value, out Activation activation))
            return activation;
        if (node is ScalarNode { IsNull: false } other)
            faults.Unknown(node, $"unknown activation '{other.Value}'", other.Value, ActivationNames.All);
        else
            faults.Add(node, $"{StudyKeys.Activation} must be one of {string.Join(", ", ActivationNames.All)}, found {node.Noun}");
        return null;
    }
}
