using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Expressions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Phases;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Blocks;

/// <summary>
/// Reads <c>derive</c>. A name that is a parameter (<c>lambda</c>, <c>init.scale</c>, of a later phase <c>tune.lambda</c>, <c>tune.task.rank</c>) sets
/// it, run by run; any other name is a number of its own, for later derivations, bounds and conditions. An expression sees parameters and the names
/// derived above it.
/// </summary>
/// <param name="phases">Written out; the first one's task and λ are the block's own.</param>
internal sealed class DerivationReader(FaultList faults, ExpressionReader expressions, BoundReader bounds, IReadOnlyList<MapNode> phases)
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
        int? phase = PhaseOf(name);
        (Section Section, Parameter Parameter)? target = Target(phase is null ? name : AfterPhase(name));
        bool lambda = (phase is null ? name : AfterPhase(name)) == StudyKeys.Lambda;
        if (lambda && (phase is null ? keys.ContainsKey(name) : phases[phase.Value].Find(PhaseKeys.Rebalance) is not null))
            return Fault(key, $"{name} is given and derived; keep one of the two");
        if (target is null && !lambda && !Own(key))
            return null;
        NumberRule rule = target is (Section section, Parameter parameter)
            ? NumberRule.Of(phase is null ? section.Name : name[..name.IndexOf('.', StringComparison.Ordinal)] + '.' + section.Name, parameter)
            : new NumberRule(name);
        if (bounds.Read(value, rule) is not Bound bound)
            return null;
        string? early = bound.Formula?.Used.FirstOrDefault(pending.Contains);
        if (early is not null)
            return Fault(value, $"{name} {(early == name ? "is derived from itself" : $"uses {early}, which is derived below it; move {early} up")}");
        return new Derivation(name, bound, phase is null ? target?.Section : null, target?.Parameter) { Phase = phase };
    }

    /// <returns>The later phase that a name like <c>tune.lambda</c> is of; null for all others, and where the phase has no such thing.</returns>
    private int? PhaseOf(string name)
    {
        for (int i = 1; i < phases.Count; i++)
        {
            bool task = phases[i].Find(StudyKeys.Task) is not null;
            if (name.StartsWith($"{PhaseNames.Of(phases[i], i)}.", StringComparison.Ordinal))
                return AfterPhase(name) == StudyKeys.Lambda || (task && AfterPhase(name).StartsWith("task.", StringComparison.Ordinal)) ? i : null;
        }

        return null;
    }

    private static string AfterPhase(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];

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
        string[] settable =
        [
            .. parameters.Where(name => PhaseOf(name) is null
                ? name == StudyKeys.Lambda || Target(name) is not null
                : AfterPhase(name) == StudyKeys.Lambda || Target(AfterPhase(name)) is not null),
        ];
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
