using System.Text.RegularExpressions;
using LazyRich.Studies.Blocks;
using LazyRich.Studies.Compare;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Files;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Phases;
using LazyRich.Studies.Plan;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Reading;

/// <summary>Reads a whole study file: its name and policy and its blocks.</summary>
internal sealed partial class StudyFile(string text, IMatrixSource matrices, FaultList faults, long maximumRuns)
{
    private const int LongestName = 100;

    private readonly MatrixFiles files = new(matrices, faults);

    public StudyReading Read()
    {
        if (YamlTree.Read(text, faults) is not Node root)
            return Failed();
        if (root is not MapNode study)
        {
            faults.Add(root, $"a study file is a mapping of keys (study, task, architecture, lambda …), found {root.Noun}");
            return Failed();
        }

        StudyKeys.All.Check(study, faults);
        string? name = Name(study);
        string description = Description(study);
        StudyPolicy policy = new PolicyReader(faults).Read(study);
        IReadOnlyList<Block> blocks = Blocks(study, Tasks(study));
        CompareForm? compare = study.Find(StudyKeys.Compare) is Node second
            ? new CompareReader(faults, files, maximumRuns).Read(second)
            : null;
        if (blocks.Count == 0)
            return Failed();
        blocks = [.. blocks.Select(block => block with { Compare = compare })];
        var planner = new Planner(blocks, files, faults, maximumRuns);
        long count = planner.Count(study.Find(StudyKeys.Study) ?? study);
        if (faults.Count > 0 || name is null)
            return Failed();
        var plan = new StudyPlan(name, description, text, AxisTable.Of(blocks, files), count, planner.Skipped, files.All, planner.Runs());
        return new StudyReading(plan with { Policy = policy, Files = files.Names }, []);
    }

    private StudyReading Failed() => new(null, faults.All);

    private string? Name(MapNode study)
    {
        if (study.Find(StudyKeys.Study) is not Node node)
        {
            faults.Add(study.Place, study.Text, "study is missing; a study needs a name (letters, digits, - and _)");
            return null;
        }

        if (node is ScalarNode { IsNull: false } name && NameForm().IsMatch(name.Value) && name.Value.Length <= LongestName)
            return name.Value;
        faults.Add(node, $"'{node.Text}' is no name for a study: letters, digits, - and _, at most {LongestName}, the first a letter or digit");
        return null;
    }

    private string Description(MapNode study)
    {
        if (study.Find(StudyKeys.Description) is not Node node)
            return "";
        if (node is ScalarNode { IsNull: false } description)
            return description.Value.Trim();
        faults.Add(node, $"description must be text, found {node.Noun}");
        return "";
    }

    /// <summary>Named tasks are checked whether or not a phase names them.</summary>
    private NamedTasks Tasks(MapNode study)
    {
        var tasks = NamedTasks.Read(study.Find(StudyKeys.Tasks), faults);
        var reader = new TaskReader(tasks, faults, new ParameterReader(faults, new NumberReader(faults, maximumRuns), files), new HashSet<string>());
        foreach (Node task in tasks.All)
            reader.Read(task, 1);
        return tasks;
    }

    private IReadOnlyList<Block> Blocks(MapNode study, NamedTasks tasks)
    {
        MapEntry[] shared = [.. study.Entries.Where(entry => StudyKeys.OfCase.Has(entry.Key.Value))];
        if (study.Find(StudyKeys.Cases) is not Node cases)
            return new BlockReader(shared, study, false, faults, files, tasks, maximumRuns).Read() is Block only ? [only] : [];
        if (cases is not ListNode { Items.Count: > 0 } list)
        {
            faults.Add(cases, $"cases must be a list of blocks, found {cases.Noun}");
            return [];
        }

        return [.. list.Items.Select(item => Case(item, shared, tasks)).OfType<Block>()];
    }

    private Block? Case(Node node, MapEntry[] shared, NamedTasks tasks)
    {
        if (node is not MapNode { Entries.Count: > 0 } block)
        {
            faults.Add(node, $"a case is a mapping of the keys it changes, found {node.Noun}");
            return null;
        }

        StudyKeys.OfCase.Check(block, faults);
        MapEntry[] own = [.. block.Entries.Where(entry => StudyKeys.OfCase.Has(entry.Key.Value))];
        IEnumerable<MapEntry> laid = shared.Select(entry => own.Where(each => each.Key.Value == entry.Key.Value).DefaultIfEmpty(entry).First());
        MapEntry[] added = [.. own.Where(entry => !shared.Any(each => each.Key.Value == entry.Key.Value))];
        return new BlockReader([.. laid, .. added], block, true, faults, files, tasks, maximumRuns).Read();
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]*$")]
    private static partial Regex NameForm();
}
