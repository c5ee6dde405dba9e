using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LazyRich.Studies.Extending;

/// <summary>
/// Adds values to the axes of a study file's text. Everything else stays as it was written, comments too: what is stored as a study's source is
/// still its author's.
/// </summary>
public static class StudyExtension
{
    /// <param name="text">A study file without faults.</param>
    /// <exception cref="ExtensionException">The file has no such axis.</exception>
    public static string Add(string text, IReadOnlyList<AxisAddition> additions)
    {
        foreach (AxisAddition addition in additions)
            text = Add(text, addition);
        return text;
    }

    private static string Add(string text, AxisAddition addition)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException error)
        {
            throw new ExtensionException($"the stored study is not YAML any more: {error.Message}");
        }

        var study = (YamlMappingNode)stream.Documents[0].RootNode;
        Dictionary<string, List<YamlNode>> axes = AxesOf(study);
        if (!axes.TryGetValue(addition.Axis, out List<YamlNode>? places))
        {
            string instead = Nearest.Of(addition.Axis, axes.Keys) is { } near ? $"did you mean '{near}'?" : $"it gives {string.Join(", ", axes.Keys)}.";
            throw new ExtensionException($"the study gives no '{addition.Axis}'; {instead} What it does not give can be added in a changed file.");
        }

        // From the end, so that the places before stay where they are; an anchor that two cases repeat is one place.
        foreach (YamlNode place in places.Distinct(ReferenceEqualityComparer.Instance).Cast<YamlNode>().OrderByDescending(place => place.Start.Index))
        {
            var span = NodeSpan.Of(place, text);
            text = $"{text[..span.Start]}[{string.Join(", ", span.Items(text))}, {addition.Values}]{text[span.End..]}";
        }

        return text;
    }

    /// <summary>By name, wherever it is given: in the study itself and in its cases.</summary>
    private static Dictionary<string, List<YamlNode>> AxesOf(YamlMappingNode study)
    {
        var axes = new Dictionary<string, List<YamlNode>>();
        Collect(study);
        if (study.Children.TryGetValue(StudyKeys.Cases, out YamlNode? cases) && cases is YamlSequenceNode list)
            list.OfType<YamlMappingNode>().ToList().ForEach(Collect);
        return axes;

        void Collect(YamlMappingNode block)
        {
            foreach ((YamlNode key, YamlNode value) in block.Children)
            {
                if (key is not YamlScalarNode { Value: string name } || !MayBeAxis(name))
                    continue;
                Add(name, value);
                IEnumerable<YamlNode> settings = value is YamlSequenceNode several ? several : [value];
                foreach ((YamlNode parameter, YamlNode given) in settings.OfType<YamlMappingNode>().SelectMany(setting => setting.Children))
                {
                    if (parameter is YamlScalarNode { Value: string under and not "kind" })
                        Add($"{name}.{under}", given);
                }
            }
        }

        void Add(string name, YamlNode place)
        {
            if (!axes.TryGetValue(name, out List<YamlNode>? places))
                axes[name] = places = [];
            places.Add(place);
        }
    }

    private static bool MayBeAxis(string key) =>
        key is StudyKeys.Lambda or StudyKeys.Seed or "task" or "architecture" or "init" or "solver";
}
