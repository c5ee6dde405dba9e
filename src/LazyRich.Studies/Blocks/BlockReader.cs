using System.Collections.Immutable;
using LazyRich.Studies.Expressions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Generators;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Times;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Blocks;

/// <summary>Reads the keys that make runs: of the study, or of one of its cases laid over it.</summary>
/// <param name="entries">The keys that hold for this block, in the order of the file.</param>
/// <param name="whole">Where to point for what is missing.</param>
/// <param name="hasPhases">Then task and λ may be absent here.</param>
internal sealed class BlockReader(
    IReadOnlyList<MapEntry> entries, Node whole, bool isCase, bool hasPhases, FaultList faults, MatrixFiles files, long limit)
{
    private static readonly ImmutableArray<string> DefaultObserve = ["loss", "singular-values", "ntk-distance", "ntk-norm"];

    private readonly Dictionary<string, MapEntry> keys = entries.ToDictionary(entry => entry.Key.Value);
    private readonly ExpressionReader expressions = new(faults, new Names());

    /// <returns>Null after a fault that leaves no plan to look at.</returns>
    public Block? Read()
    {
        var numbers = new NumberReader(faults, limit);
        var bounds = new BoundReader(numbers, expressions);
        IReadOnlyList<Derivation> derived = new DerivationReader(faults, expressions, bounds).Read(Value(StudyKeys.Derive), keys);
        List<BlockAxis>? axes = new AxisReader(entries, whole, hasPhases, derived, faults, numbers, files).Read();
        TimeForm? time = Value(StudyKeys.Time) is Node given
            ? new TimeReader(faults, numbers, new GeneratorReader(faults, limit), bounds).Read(given)
            : TimeReader.Default(whole);
        ImmutableArray<string> observe = Value(StudyKeys.Observe) is Node names ? new ObserveReader(faults).Read(names) : DefaultObserve;
        ImmutableArray<Condition> conditions = [.. Conditions(StudyKeys.Exclude, false), .. Conditions(StudyKeys.When, true)];
        bool skips = SkipsImpossible();
        ImmutableArray<AxisGroup>? groups = axes is null ? null : new ZipReader(faults).Read(Value(StudyKeys.Zip), axes);
        return groups is null || time is null || observe.IsEmpty
            ? null
            : new Block(groups.Value, time, observe, conditions, [.. derived], skips, new BlockPlaces(isCase, whole, keys));
    }

    private Node? Value(string key) => keys.TryGetValue(key, out MapEntry entry) ? entry.Value : null;

    private IEnumerable<Condition> Conditions(string key, bool keeps)
    {
        if (Value(key) is not Node node)
            return [];
        IReadOnlyList<Node> items = node is ListNode list ? list.Items : [node];
        if (items.Count == 0)
            faults.Add(node, $"{key} is an empty list; give a condition or leave it out");
        return
        [
            .. items.Select(item => expressions.Read(item, ExpressionType.Truth, key))
                .OfType<PlacedExpression>()
                .Select(read => new Condition(read, keeps)),
        ];
    }

    private bool SkipsImpossible()
    {
        if (Value(StudyKeys.Impossible) is not Node node)
            return false;
        string text = node is ScalarNode scalar ? scalar.Value : node.Text;
        if (!StudyKeys.Answers.Contains(text))
            faults.Unknown(node, $"impossible cannot be '{text}'", text, StudyKeys.Answers);
        if (text == "approximate")
            faults.Add(node, "impossible: approximate is not solved by this version; it has error and skip");
        return text == "skip";
    }
}
