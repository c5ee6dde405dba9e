using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Reading;

/// <summary>Reads the values of one declared parameter, by its type.</summary>
internal sealed class ParameterReader(FaultList faults, NumberReader numbers, MatrixFiles files)
{
    /// <returns>The sound values; none only after a fault.</returns>
    public ImmutableArray<SettingValue> Read(Node node, string section, Parameter parameter)
    {
        string name = $"{section}.{parameter.Name}";
        return parameter.Type switch
        {
            ParameterType.Number or ParameterType.Integer =>
                [.. numbers.Many(node, NumberRule.Of(section, parameter)).Distinct().Select(value => new NumberValue(value))],
            ParameterType.Numbers => Lists(node, NumberRule.Of(section, parameter)),
            ParameterType.Flag => Each(node, name, item => item is ScalarNode { Flag: bool flag }
                ? new FlagValue(flag)
                : Fault(item, $"{name} must be true or false, found {item.Noun}")),
            ParameterType.Choice => Each(node, name, item => item is ScalarNode text && parameter.Choices.Contains(text.Value)
                ? new TextValue(text.Value)
                : Unknown(item, name, parameter.Choices)),
            _ => Each(node, name, item => item is ScalarNode { IsNull: false } path && path.Value.Trim().Length > 0
                ? files.Load(path, name)
                : Fault(item, $"{name} must be the path of an NPY or CSV file, found {item.Noun}")),
        };
    }

    private ImmutableArray<SettingValue> Each(Node node, string name, Func<Node, SettingValue?> read)
    {
        IReadOnlyList<Node> items = node is ListNode list ? list.Items : [node];
        if (items.Count == 0)
            faults.Add(node, $"{name} is an empty list; give at least one value");
        return [.. items.Select(read).OfType<SettingValue>().Distinct()];
    }

    private ImmutableArray<SettingValue> Lists(Node node, NumberRule rule)
    {
        if (node is not ListNode list || !list.Items.Any(item => item is ListNode))
            return numbers.Many(node, rule) is { Count: > 0 } one ? [new NumbersValue([.. one])] : [];
        foreach (Node stray in list.Items.Where(item => item is not ListNode))
            faults.Add(stray, $"{rule.Name} is a list of lists here, so every value must be a list; found {stray.Noun}");
        return [.. list.Items.OfType<ListNode>()
            .Select(item => numbers.Many(item, rule))
            .Where(values => values.Count > 0)
            .Select(values => new NumbersValue([.. values]))
            .Distinct()];
    }

    private SettingValue? Unknown(Node node, string name, IEnumerable<string> choices)
    {
        faults.Unknown(node, $"{name} cannot be '{node.Text}'", node.Text, choices);
        return null;
    }

    private SettingValue? Fault(Node node, string message)
    {
        faults.Add(node, message);
        return null;
    }
}
