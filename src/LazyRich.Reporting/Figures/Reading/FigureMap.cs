using YamlDotNet.RepresentationModel;

namespace LazyRich.Reporting.Figures.Reading;

/// <summary>A mapping of a figure file: each key is taken once, with its type, and what nobody took is a fault.</summary>
internal sealed class FigureMap
{
    private readonly Dictionary<string, YamlNode> values = [];
    private readonly YamlNode node;
    private readonly FigureFaults faults;

    public FigureMap(YamlNode node, FigureFaults faults, IReadOnlyCollection<string> keys)
    {
        (this.node, this.faults) = (node, faults);
        if (node is not YamlMappingNode mapping)
        {
            faults.Add(node, $"expected keys and values ({string.Join(", ", keys)})");
            return;
        }

        foreach ((YamlNode key, YamlNode value) in mapping.Children)
        {
            string name = (key as YamlScalarNode)?.Value ?? "";
            if (keys.Contains(name))
                values[name] = value;
            else
                faults.Unknown(key, "key", keys);
        }
    }

    public YamlNode? Node(string key) => values.GetValueOrDefault(key);

    /// <summary>The node, or a fault and null when the key is absent.</summary>
    public YamlNode? Required(string key)
    {
        if (!values.TryGetValue(key, out YamlNode? value))
            faults.Add(node, $"'{key}' is missing");
        return value;
    }

    public string Text(string key, string otherwise) =>
        values.TryGetValue(key, out YamlNode? value) ? Scalar(key, value) ?? otherwise : otherwise;

    public string RequiredText(string key) => Required(key) is { } value ? Scalar(key, value) ?? "" : "";

    /// <summary>A text out of a few; the first when the key is absent.</summary>
    public string Choice(string key, params IReadOnlyList<string> choices)
    {
        if (!values.TryGetValue(key, out YamlNode? value))
            return choices[0];
        if (Scalar(key, value) is not { } text)
            return choices[0];
        if (!choices.Contains(text))
            faults.Unknown(value, key, choices);
        return text;
    }

    public AxisScale Scale(string key) => Choice(key, "linear", "log", "symlog") switch
    {
        "log" => AxisScale.Log,
        "symlog" => AxisScale.Symlog,
        _ => AxisScale.Linear,
    };

    /// <summary>A node that is one text or a list of them; none when it is absent.</summary>
    public static IReadOnlyList<YamlScalarNode> Texts(YamlNode? node, string key, FigureFaults faults)
    {
        switch (node)
        {
            case null:
                return [];
            case YamlScalarNode { Value.Length: > 0 } one:
                return [one];
            case YamlSequenceNode { Children.Count: > 0 } list when list.Children.All(item => item is YamlScalarNode { Value.Length: > 0 }):
                return [.. list.Children.Cast<YamlScalarNode>()];
            default:
                faults.Add(node, $"'{key}' is one text or a list of texts");
                return [];
        }
    }

    private string? Scalar(string key, YamlNode value)
    {
        if (value is YamlScalarNode { Value.Length: > 0 } scalar)
            return scalar.Value;
        faults.Add(value, $"'{key}' is one text");
        return null;
    }
}
