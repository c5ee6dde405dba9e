using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Expressions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Blocks;

/// <summary>
/// Reads <c>derive</c>. A name that is a parameter (<c>lambda</c>, <c>init.scale</c>) sets it, run by run; any other name is a number of its own,
/// for later derivations, bounds and conditions. An expression sees parameters and the names derived above it.
/// </summary>
internal sealed class DerivationReader(FaultList faults, ExpressionReader expressions, BoundReader bounds)
{
    private readonly HashSet<string> parameters = [.. expressions.Names.All];

    public IReadOnlyList<Derivation> Read(Node? node, IReadOnlyDictionary<string, MapEntry> keys)
    {
        if (node is null)
            return [];
        if (node is not MapNode { Entries.Count: > 0 } map)
        {
            faults.Add(node, $"derive must be {{name: expression}}, found {node.Noun}");
            return [];
        }

        var read = new List<Derivation>();
        HashSet<string> names = [.. map.Entries.Select(entry => entry.Key.Value)];
        foreach (string own in names.Where(name => IsOwn(name) && !parameters.Contains(name)))
            expressions.Names.Add(own);
        foreach ((ScalarNode key, Node value) in map.Entries)
        {
            if (One(key, value, names, keys) is Derivation derivation)
                read.Add(derivation);
            names.Remove(key.Value);
        }

        return read;
    }

    /// <param name="pending">Names that are derived here or below.</param>
    private Derivation? One(ScalarNode key, Node value, HashSet<string> pending, IReadOnlyDictionary<string, MapEntry> keys)
    {
        string name = key.Value;
        (Section Section, Parameter Parameter)? target = Target(name);
        if (name == StudyKeys.Lambda && keys.ContainsKey(name))
            return Fault(key, "lambda is given and derived; keep one of the two");
        if (target is null && name != StudyKeys.Lambda && !Own(key))
            return null;
        NumberRule rule = target is (Section section, Parameter parameter) ? NumberRule.Of(section.Name, parameter) : new NumberRule(name);
        if (bounds.Read(value, rule) is not Bound bound)
            return null;
        string? early = bound.Formula?.Used.FirstOrDefault(pending.Contains);
        if (early is not null)
            return Fault(value, $"{name} {(early == name ? "is derived from itself" : $"uses {early}, which is derived below it; move {early} up")}");
        return new Derivation(name, bound, target?.Section, target?.Parameter);
    }

    private static (Section Section, Parameter Parameter)? Target(string name)
    {
        foreach (Section section in Sections.All)
        {
            Parameter? parameter = section.Kinds.All.SelectMany(kind => kind.Parameters)
                .FirstOrDefault(each => $"{section.Name}.{each.Name}" == name && each.Type is ParameterType.Number or ParameterType.Integer);
            if (parameter is not null)
                return (section, parameter);
        }

        return null;
    }

    private static bool IsOwn(string name) =>
        Names.IsIdentifier(name) && !Names.Functions.Contains(name) && name is not ("and" or "or" or "not" or "in" or "true" or "false");

    private bool Own(ScalarNode key)
    {
        string[] settable = [.. parameters.Where(name => name == StudyKeys.Lambda || Target(name) is not null)];
        if (parameters.Contains(key.Value))
            Fault(key, $"derive cannot set {key.Value}; it can set {string.Join(", ", settable)}");
        else if (!IsOwn(key.Value))
            faults.Unknown(key, $"derive: '{key.Value}' is neither a name (letters, digits, _) nor a parameter", key.Value, settable);
        else
            return true;
        return false;
    }

    private Derivation? Fault(Node node, string message)
    {
        faults.Add(node, message);
        return null;
    }
}
