using LazyRich.Studies.Expressions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Later;

/// <summary>The values of which phases, start and compare are made.</summary>
internal sealed class LaterValues(FaultList faults, MatrixFiles files, long limit)
{
    private readonly NumberReader numbers = new(faults, limit);

    public BoundReader Bounds => new(numbers, new ExpressionReader(faults, new Names()));

    public NumberReader Numbers => numbers;

    public void Kind(Section section, Node node) =>
        new KindReader(section, faults, new ParameterReader(faults, numbers, files), new HashSet<string>()).Read(node);

    /// <returns>Null after a fault.</returns>
    public MapNode? Map(Node node, KeySet keys)
    {
        if (node is not MapNode map)
        {
            faults.Add(node, $"{keys.Noun} must be a mapping of {string.Join(", ", keys.Keys.Select(key => key.Name))}; found {node.Noun}");
            return null;
        }

        keys.Check(map, faults);
        foreach (Key missing in keys.Keys.Where(key => key.Required && map.Find(key.Name) is null))
            faults.Add(map, $"{keys.Noun} needs {missing.Name}: {missing.Summary.TrimEnd('.')}");
        return map;
    }

    public void Choice(MapNode map, string key, IReadOnlyList<string> choices)
    {
        if (map.Find(key) is not Node node)
            return;
        foreach (Node item in node is ListNode { Items.Count: > 0 } list ? list.Items : [node])
        {
            string text = item is ScalarNode scalar ? scalar.Value : item.Text;
            if (!choices.Contains(text))
                faults.Unknown(item, $"{key} cannot be '{text}'", text, choices);
        }
    }

    public void TaskName(Node node, string key, IReadOnlyList<string> tasks)
    {
        string text = node is ScalarNode scalar ? scalar.Value : node.Text;
        if (!tasks.Contains(text))
            faults.Unknown(node, $"{key}: no task '{text}' under tasks", text, tasks.DefaultIfEmpty("none"));
    }
}
