using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Generators;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Reading;

/// <summary>Reads <c>exact</c>, <c>{kind: gradient-descent, learning-rate: 0.001}</c>, and lists of these, by what the catalogue declares.</summary>
/// <param name="derived">Parameters that <c>derive</c> sets, as <c>init.scale</c>.</param>
internal sealed class KindReader(Section section, FaultList faults, ParameterReader parameters, IReadOnlySet<string> derived)
{
    private const string KindKey = "kind";

    private string Known => string.Join(", ", section.Kinds.All.Select(kind => kind.Name));

    /// <returns>The sound forms; none only after a fault.</returns>
    public IReadOnlyList<KindForm> Read(Node node)
    {
        if (node is not ListNode list)
            return One(node);
        if (list.Items.Count == 0)
            faults.Add(node, $"{section.Name} is an empty list; there are {Known}");
        return [.. list.Items.SelectMany(One)];
    }

    private IReadOnlyList<KindForm> One(Node node)
    {
        switch (node)
        {
            case ScalarNode { IsNull: false } name:
                return Form(name, null) is KindForm bare ? [bare] : [];
            case MapNode map when map.Find(KindKey) is ListNode { Items.Count: > 0 } kinds:
                return [.. kinds.Items.Select(kind => Form(kind, map)).OfType<KindForm>()];
            case MapNode map when map.Find(KindKey) is Node kind:
                return Form(kind, map) is KindForm form ? [form] : [];
            case MapNode map:
                (ScalarNode Key, string Near)? near = map.Entries
                    .Select(entry => (entry.Key, Near: Nearest.Of(entry.Key.Value, [KindKey])))
                    .FirstOrDefault(each => each.Near is not null) is (ScalarNode key, string found) ? (key, found) : null;
                if (near is (ScalarNode wrong, string meant))
                    faults.Add(wrong, $"unknown key '{wrong.Value}' in {section.Name}; it needs kind, one of {Known}", meant);
                else
                    faults.Add(map, $"{section.Name} needs kind, one of {Known}");
                return [];
            default:
                faults.Add(node, $"{section.Name} must be a kind ({Known}) or {{kind: …}} with its parameters, found {node.Noun}");
                return [];
        }
    }

    private KindForm? Form(Node name, MapNode? map)
    {
        if (name is not ScalarNode { IsNull: false } scalar)
        {
            faults.Add(name, $"kind of {section.Name} must be one of {Known}, found {name.Noun}");
            return null;
        }

        if (section.Kinds.Find(scalar.Value) is not Kind kind)
        {
            faults.Unknown(scalar, $"unknown {section.Kinds.Noun} '{scalar.Value}'", scalar.Value, section.Kinds.All.Select(each => each.Name));
            return null;
        }

        if (kind.WrittenAs is string instead)
        {
            faults.Add(scalar, $"{section.Name} {kind.Name} is written  {instead}");
            return null;
        }

        int before = faults.Count;
        var given = new List<(ParameterValues Values, ScalarNode Key)>();
        var named = new HashSet<string>();
        if (map is not null)
            Parameters(kind, map, "", given, named);
        Conflicts(kind, given);
        foreach (Parameter parameter in kind.Parameters.Where(each => each.Required && !named.Contains(each.Name) && !IsDerived(each)))
            faults.Add(map ?? name, $"{kind.Name} needs {parameter.Name}: {parameter.Summary.TrimEnd('.')}");
        if (faults.Count > before)
            return null;
        return new KindForm(kind, [.. given.Select(each => each.Values), .. Defaults(kind, given)]);
    }

    private void Parameters(Kind kind, MapNode map, string prefix, List<(ParameterValues Values, ScalarNode Key)> given, HashSet<string> named)
    {
        foreach ((ScalarNode key, Node value) in map.Entries)
        {
            if (prefix.Length == 0 && key.Value == KindKey)
                continue;
            string name = prefix + key.Value;
            named.Add(name);
            if (value is MapNode nested && !GeneratorReader.Is(nested) && HasBelow(kind, name))
                Parameters(kind, nested, name + ".", given, named);
            else if (kind.Parameters.FirstOrDefault(each => each.Name == name) is not Parameter parameter)
                Unknown(kind, key, name);
            else if (IsDerived(parameter))
                faults.Add(key, $"{section.Name}.{name} is given here and derived below; keep one of the two");
            else if (parameters.Read(value, section.Name, parameter) is { Length: > 0 } values)
                given.Add((new ParameterValues(parameter, values), key));
        }
    }

    private static bool HasBelow(Kind kind, string name) => kind.Parameters.Any(each => each.Name.StartsWith(name + ".", StringComparison.Ordinal));

    private void Unknown(Kind kind, ScalarNode key, string name)
    {
        string has = kind.Parameters.IsEmpty ? "it has none" : $"it has {string.Join(", ", kind.Parameters.Select(each => each.Name))}";
        string[] others = [.. section.Kinds.All.Where(other => other.Parameters.Any(each => each.Name == name)).Select(other => other.Name)];
        string elsewhere = others.Length > 0 ? $" ({string.Join(", ", others)} has '{name}')" : "";
        faults.Add(
            key,
            $"{section.Kinds.Noun} '{kind.Name}' has no parameter '{name}'; {has}{elsewhere}",
            Nearest.Of(name, kind.Parameters.Select(each => each.Name).Append(KindKey)));
    }

    private void Conflicts(Kind kind, List<(ParameterValues Values, ScalarNode Key)> given)
    {
        for (int i = 0; i < given.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (Parameter a, Parameter b) = (given[i].Values.Parameter, given[j].Values.Parameter);
                if (Exclude(a, b))
                    faults.Add(given[i].Key, $"{a.Name} cannot stand beside {b.Name} in {kind.Name}; keep one of the two");
            }
        }
    }

    private IEnumerable<ParameterValues> Defaults(Kind kind, List<(ParameterValues Values, ScalarNode Key)> given) =>
        from parameter in kind.Parameters
        where parameter.Default is not null && !IsDerived(parameter)
            && given.TrueForAll(each => each.Values.Parameter != parameter && !Exclude(each.Values.Parameter, parameter))
            && !kind.Parameters.Any(other => IsDerived(other) && Exclude(other, parameter))
        select new ParameterValues(parameter, [parameter.Default!]);

    private static bool Exclude(Parameter a, Parameter b) => a.Excludes.Contains(b.Name) || b.Excludes.Contains(a.Name);

    private bool IsDerived(Parameter parameter) => derived.Contains($"{section.Name}.{parameter.Name}");
}
