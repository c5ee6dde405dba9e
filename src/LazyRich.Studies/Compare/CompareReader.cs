using System.Collections.Immutable;
using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Blocks;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Compare;

/// <summary>Reads <c>{with: {kind: gradient-descent, learning-rate: [0.001, 0.01]}, of: [loss, product], keep: both}</c>.</summary>
internal sealed class CompareReader(FaultList faults, MatrixFiles files, long limit)
{
    private static readonly ImmutableArray<string> DefaultOf = ["loss", "product"];

    /// <returns>Null after a fault.</returns>
    public CompareForm? Read(Node node)
    {
        int before = faults.Count;
        if (node is not MapNode map)
        {
            faults.Add(node, $"compare must be a mapping of {string.Join(", ", CompareKeys.All.Keys.Select(key => key.Name))}; found {node.Noun}");
            return null;
        }

        CompareKeys.All.Check(map, faults);
        if (map.Find(CompareKeys.With) is not Node with)
        {
            faults.Add(map, "compare needs with: the second solver, as under solver");
            return null;
        }

        var kinds = new KindReader(Sections.Solver, faults, new ParameterReader(faults, new NumberReader(faults, limit), files), new HashSet<string>());
        ImmutableArray<Setting> solvers = [.. kinds.Read(with).SelectMany(form => form.All()).Distinct()];
        ImmutableArray<string> of = map.Find(CompareKeys.Of) is Node names ? new ObserveReader(faults).Read(names) : DefaultOf;
        bool both = Keep(map);
        return faults.Count > before ? null : new CompareForm(node, solvers, of, both);
    }

    private bool Keep(MapNode map)
    {
        if (map.Find(CompareKeys.Keep) is not Node node)
            return false;
        string text = node is ScalarNode scalar ? scalar.Value : node.Text;
        if (!CompareKeys.Kept.Contains(text))
            faults.Unknown(node, $"keep cannot be '{text}'", text, CompareKeys.Kept);
        return text == CompareKeys.Both;
    }
}
