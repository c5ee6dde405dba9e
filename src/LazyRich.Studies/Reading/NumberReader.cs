using LazyRich.Studies.Faults;
using LazyRich.Studies.Generators;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Reading;

/// <summary>Reads one number, or the numbers of an axis.</summary>
/// <param name="limit">No axis may have more values than this.</param>
internal sealed class NumberReader(FaultList faults, long limit)
{
    private readonly GeneratorReader generators = new(faults, limit);

    /// <returns>Null after a fault.</returns>
    public double? One(Node node, NumberRule rule)
    {
        if (node is ScalarNode { Number: double value })
        {
            if (rule.Complaint(value) is not string complaint)
                return value;
            faults.Add(node, complaint);
            return null;
        }

        string hint = node is ScalarNode { IsNull: false, Flag: null } text ? Hint(text, rule) : "";
        faults.Add(node, $"{rule.Name} must be {rule.Wanted}, found {node.Noun}{hint}");
        return null;
    }

    private static string Hint(ScalarNode text, NumberRule rule) =>
        text.Quoted && new ScalarNode(text.Place, "", text.Value, false).Number is not null ? "; leave out the quotes"
        : text.Value.AsSpan().IndexOfAny("*/+^(") >= 0 && (rule.Name == StudyKeys.Lambda || rule.Name.Contains('.', StringComparison.Ordinal))
            ? $"; to compute it, write derive: {{{rule.Name}: \"{text.Value}\"}}"
            : "";

    /// <summary>One value, a list of values and generators, or a generator.</summary>
    /// <returns>The sound values; fewer after a fault, never none without one.</returns>
    public IReadOnlyList<double> Many(Node node, NumberRule rule)
    {
        switch (node)
        {
            case MapNode map:
                return generators.Read(map, rule);
            case ListNode { Items.Count: 0 }:
                faults.Add(node, $"{rule.Name} is an empty list; give at least one value");
                return [];
            case ListNode list:
                var values = new List<double>();
                foreach (Node item in list.Items)
                {
                    if (item is MapNode map)
                        values.AddRange(generators.Read(map, rule));
                    else if (One(item, rule) is double value)
                        values.Add(value);
                }

                return values;
            default:
                return One(node, rule) is double only ? [only] : [];
        }
    }
}
