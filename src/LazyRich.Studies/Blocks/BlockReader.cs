using System.Collections.Immutable;
using LazyRich.Studies.Expressions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Generators;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Phases;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Times;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Blocks;

/// <summary>Reads the keys that make runs: of the study, or of one of its cases laid over it.</summary>
/// <param name="entries">The keys that hold for this block, in the order of the file.</param>
/// <param name="whole">Where to point for what is missing.</param>
internal sealed class BlockReader(
    IReadOnlyList<MapEntry> entries, Node whole, bool isCase, FaultList faults, MatrixFiles files, NamedTasks tasks, long limit)
{
    private static readonly ImmutableArray<string> DefaultObserve = ["loss", "singular-values", "ntk-distance", "ntk-norm"];

    private readonly NumberReader numbers = new(faults, limit);
    private readonly PhasedEntries phased = PhasedEntries.Of(entries, faults, new NumberReader(faults, limit));
    private readonly ExpressionReader expressions = new(faults, new Names());

    /// <returns>Null after a fault that leaves no plan to look at.</returns>
    public Block? Read()
    {
        if (!phased.Sound)
            return null;
        Dictionary<string, MapEntry> keys = phased.Entries.ToDictionary(entry => entry.Key.Value);
        for (int i = 1; i < phased.Phases.Count; i++)
            expressions.Names.AddPhase(PhaseNames.Of(phased.Phases[i], i));
        var bounds = new BoundReader(numbers, expressions);
        IReadOnlyList<Derivation> derived = new DerivationReader(faults, expressions, bounds, phased.Phases).Read(Value(StudyKeys.Derive), keys);
        List<BlockAxis>? axes = new AxisReader(phased.Entries, whole, phased.Start, derived, faults, numbers, files, tasks).Read();
        var timeReader = new TimeReader(faults, numbers, new GeneratorReader(faults, limit), bounds);
        IReadOnlyList<PhaseForm> phases = new PhasesReader(faults, PhaseTasks(), numbers, timeReader).Read(phased.Phases);
        if (phases.Count < phased.Phases.Count)
            return null;
        CheckDerived(derived, phases);
        TimeForm? time = phases.Count > 0 ? Times(phases)
            : Value(StudyKeys.Time) is Node given ? timeReader.Read(given)
            : TimeReader.Default(whole);
        axes?.InsertRange(axes.FindIndex(axis => axis is SeedAxis), phases.SelectMany((phase, i) => phase.Axes(i)));
        ImmutableArray<string> observe = Value(StudyKeys.Observe) is Node names ? new ObserveReader(faults).Read(names) : DefaultObserve;
        ImmutableArray<Condition> conditions = [.. Conditions(StudyKeys.Exclude, false), .. Conditions(StudyKeys.When, true)];
        Impossible impossible = OfImpossible();
        ImmutableArray<AxisGroup>? groups = axes is null ? null : new ZipReader(faults).Read(Value(StudyKeys.Zip), axes);
        return groups is null || time is null || observe.IsEmpty
            ? null
            : new Block(groups.Value, time, observe, conditions, [.. derived], impossible, new BlockPlaces(isCase, whole, keys, phased.Phases))
            {
                Phases = IsOrdinary(phases) ? [] : [.. phases.Select(phase => phase.Template)],
            };
    }

    /// <summary>A single phase that is nothing but a run and has no name of its own is an ordinary run.</summary>
    private bool IsOrdinary(IReadOnlyList<PhaseForm> phases) =>
        phases.Count == 1 && phases[0].Template.IsPlain && phased.Phases[0].Find(PhaseKeys.Name) is null;

    private TimeForm Times(IReadOnlyList<PhaseForm> phases) =>
        IsOrdinary(phases) ? phases[0].Time : new PhaseTimesForm(entries.First(entry => entry.Key.Value == StudyKeys.Phases).Value, [.. phases.Select(phase => phase.Time)]);

    private void CheckDerived(IReadOnlyList<Derivation> derived, IReadOnlyList<PhaseForm> phases)
    {
        foreach (Derivation derivation in derived.Where(each => each is { Phase: int, Parameter: not null }))
        {
            IReadOnlyList<KindForm> tasks = phases[derivation.Phase!.Value].Tasks;
            if (!tasks.Any(form => form.Kind.Parameters.Contains(derivation.Parameter!)))
                faults.Add(derivation.Value.Node, $"derive sets {derivation.Name}, but {string.Join(", ", tasks.Select(form => form.Kind.Name))} has no {derivation.Parameter!.Name}");
        }
    }

    /// <summary>A later phase's task stands without what derive sets of the study's own.</summary>
    private TaskReader PhaseTasks() => new(tasks, faults, new ParameterReader(faults, numbers, files), new HashSet<string>());

    private Node? Value(string key) => phased.Entries.Where(entry => entry.Key.Value == key).Select(entry => entry.Value).FirstOrDefault();

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

    private Impossible OfImpossible()
    {
        if (Value(StudyKeys.Impossible) is not Node node)
            return Impossible.Error;
        string text = node is ScalarNode scalar ? scalar.Value : node.Text;
        if (!StudyKeys.Answers.Contains(text))
            faults.Unknown(node, $"impossible cannot be '{text}'", text, StudyKeys.Answers);
        return text switch { "skip" => Impossible.Skip, "approximate" => Impossible.Approximate, _ => Impossible.Error };
    }
}
