using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Phases;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Blocks;

/// <summary>Reads what a block multiplies: task, architecture, activation, init, lambda, solver, seed.</summary>
/// <param name="entries">The keys that hold for this block, in the order of the file.</param>
/// <param name="whole">Where to point for what is missing.</param>
/// <param name="start">Where runs start, in place of init.</param>
/// <param name="derived">What <c>derive</c> sets.</param>
internal sealed class AxisReader(
    IReadOnlyList<MapEntry> entries,
    Node whole,
    Node? start,
    IReadOnlyList<Derivation> derived,
    FaultList faults,
    NumberReader numbers,
    MatrixFiles files,
    NamedTasks tasks)
{
    private readonly Dictionary<string, MapEntry> keys = entries.ToDictionary(entry => entry.Key.Value);
    private readonly HashSet<string> derivedNames = [.. derived.Select(derivation => derivation.Name)];

    /// <returns>In the order of the file; what it does not say first, the seed last. Null after a fault.</returns>
    public List<BlockAxis>? Read()
    {
        int before = faults.Count;
        Dictionary<string, List<BlockAxis>> axes = Sections.All.ToDictionary(section => section.Name, OfSection);
        axes[StudyKeys.Architecture] = Architectures();
        axes[StudyKeys.Activation] = Value(StudyKeys.Activation) is Node activation ? [new ActivationAxis(new ActivationReader(faults).Read(activation))] : [];
        axes[StudyKeys.Lambda] = Lambdas(axes[StudyKeys.Init]);
        axes[StudyKeys.Seed] = Seeds();
        string[] order = [.. entries.Select(entry => entry.Key.Value)];
        return faults.Count > before
            ? null
            : [.. axes.OrderBy(pair => pair.Key == StudyKeys.Seed ? int.MaxValue : Array.IndexOf(order, pair.Key)).SelectMany(pair => pair.Value)];
    }

    private Node? Value(string key) => keys.TryGetValue(key, out MapEntry entry) ? entry.Value : null;

    private TaskReader Tasks => new(tasks, faults, new ParameterReader(faults, numbers, files), derivedNames);

    private List<BlockAxis> OfSection(Section section)
    {
        if (section == Sections.Init && start is not null)
            return [.. new StartReader(faults, Tasks, numbers).Read(start)];
        Node? node = Value(section.Name) ?? (section.Default is string kind ? new ScalarNode(whole.Place, kind, kind, false) : null);
        if (node is null)
            return Missing(section.Name, $"one of {string.Join(", ", section.Kinds.All.Select(each => each.Name))}");
        IReadOnlyList<KindForm> forms = section == Sections.Task
            ? Tasks.Read(node, 1)
            : new KindReader(section, faults, new ParameterReader(faults, numbers, files), derivedNames).Read(node);
        if (forms.Count == 0)
            return [];
        foreach (Derivation derivation in derived.Where(each => each.Section == section && !forms.Any(form => Declares(form.Kind, each.Parameter!))))
        {
            string kinds = string.Join(", ", forms.Select(form => form.Kind.Name));
            faults.Add(derivation.Value.Node, $"derive sets {derivation.Name}, but {kinds} has no {derivation.Parameter!.Name}");
        }

        if (forms.Count > 1)
            return [new SettingAxis(section, [.. forms.SelectMany(form => form.All())])];
        return
        [
            new SettingAxis(section, [forms[0].First]),
            .. forms[0].Parameters.Where(each => each.Values.Length > 1).Select(each => new ParameterAxis(section, each.Parameter.Name, each.Values)),
        ];
    }

    private static bool Declares(Kind kind, Parameter parameter) => kind.Parameters.Any(each => each.Name == parameter.Name);

    private List<BlockAxis> Architectures() => Value(StudyKeys.Architecture) is Node node
        ? [new ArchitectureAxis(new ArchitectureReader(faults).Read(node))]
        : Missing(StudyKeys.Architecture, "input-hidden-output widths such as 5-5-5");

    private List<BlockAxis> Lambdas(List<BlockAxis> init)
    {
        // Without a sound init nothing can be said of λ but whether its numbers are numbers.
        bool measured = init is [SettingAxis axis, ..]
            && Enumerable.Range(0, axis.Count).All(i => axis.Value(i) is Setting setting && Catalogue.Initialisations[setting.Kind].LeavesLambdaOut(setting));
        if (Value(StudyKeys.Lambda) is Node node)
        {
            if (measured)
                faults.Add(keys[StudyKeys.Lambda].Key, "lambda is measured from or set by what init gives; leave it out");
            return [new LambdaAxis([.. numbers.Many(node, new NumberRule(StudyKeys.Lambda))])];
        }

        return measured || init.Count == 0 || derivedNames.Contains(StudyKeys.Lambda)
            ? []
            : Missing(StudyKeys.Lambda, "a number, a list, or {symlog: [0.1, 10], points: 21}");
    }

    private List<BlockAxis> Seeds()
    {
        var rule = new NumberRule(StudyKeys.Seed) { Integer = true, Minimum = 0, Maximum = 1L << 53 };
        return Value(StudyKeys.Seed) is Node node
            ? [new SeedAxis([.. numbers.Many(node, rule).Select(value => (long)value)])]
            : [new SeedAxis([0])];
    }

    private List<BlockAxis> Missing(string key, string what)
    {
        faults.Add(whole.Place, whole.Text, $"{key} is missing; it takes {what}");
        return [];
    }
}
