using LazyRich.Studies.Faults;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Grammar;

/// <summary>A key that a mapping of the study file may have. Validation, JSON Schema and reference are made from it.</summary>
/// <param name="Form">The name of the schema definition that says what its value looks like.</param>
internal sealed record Key(string Name, string Summary, string Form)
{
    public bool Required { get; init; }
}

/// <summary>The keys of one mapping.</summary>
/// <param name="noun">What the mapping is, for messages: "a study", "time".</param>
internal sealed class KeySet(string noun, params Key[] keys)
{
    public string Noun => noun;

    public IReadOnlyList<Key> Keys => keys;

    public bool Has(string name) => keys.Any(key => key.Name == name);

    /// <summary>Reports every key that does not belong here.</summary>
    public void Check(MapNode map, FaultList faults)
    {
        foreach (MapEntry entry in map.Entries)
        {
            if (!Has(entry.Key.Value))
                faults.Unknown(entry.Key, $"unknown key '{entry.Key.Value}' in {noun}", entry.Key.Value, keys.Select(key => key.Name));
        }
    }

    /// <summary>The node as a mapping of these keys, with a fault for each that is missing or does not belong here.</summary>
    /// <returns>Null when it is no mapping.</returns>
    public MapNode? Mapping(Node node, FaultList faults)
    {
        if (node is not MapNode map)
        {
            faults.Add(node, $"{noun} must be a mapping of {string.Join(", ", keys.Select(key => key.Name))}; found {node.Noun}");
            return null;
        }

        Check(map, faults);
        foreach (Key missing in keys.Where(key => key.Required && map.Find(key.Name) is null))
            faults.Add(map, $"{noun} needs {missing.Name}: {missing.Summary.TrimEnd('.')}");
        return map;
    }
}
