using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Later;

/// <summary>Checks the grammar of what this version understands but does not solve, and says so at its place.</summary>
internal sealed class LaterReader(FaultList faults, LaterValues values)
{
    public void Read(MapNode study)
    {
        IReadOnlyList<string> tasks = study.Find(StudyKeys.Tasks) is Node named ? Tasks(named) : [];
        if (study.Find(StudyKeys.Phases) is Node phases)
            new PhasesReader(faults, values, tasks).Read(phases);
        if (study.Find(StudyKeys.Start) is Node start)
            Start(start, tasks);
        if (study.Find(StudyKeys.Compare) is Node compare)
            Compare(compare);
        Answer(study, StudyKeys.Phases, "phases are not solved by this version: it solves one task from one start");
        Answer(study, StudyKeys.Tasks, "tasks by name are not solved by this version: it solves the one under task");
        Answer(study, StudyKeys.Start, "start is not solved by this version: runs start as init says");
        Answer(study, StudyKeys.Compare, "compare is not solved by this version: list both solvers under solver and compare the stored runs");
    }

    private void Answer(MapNode study, string key, string answer)
    {
        foreach (MapEntry entry in study.Entries.Where(entry => entry.Key.Value == key))
            faults.Add(entry.Key, answer);
    }

    private string[] Tasks(Node node)
    {
        if (node is not MapNode { Entries.Count: > 0 } map)
        {
            faults.Add(node, $"tasks must be {{name: task}}, found {node.Noun}");
            return [];
        }

        foreach (MapEntry entry in map.Entries)
            values.Kind(Sections.Task, entry.Value);
        return [.. map.Entries.Select(entry => entry.Key.Value)];
    }

    private void Start(Node node, IReadOnlyList<string> tasks)
    {
        if (values.Map(node, LaterKeys.OfStart) is not MapNode map)
            return;
        values.Choice(map, LaterKeys.At, LaterKeys.Starts);
        if (map.Find(LaterKeys.Of) is Node of)
            values.TaskName(of, "of", tasks);
    }

    private void Compare(Node node)
    {
        if (values.Map(node, LaterKeys.OfCompare) is not MapNode map)
            return;
        if (map.Find(LaterKeys.With) is Node with)
            values.Kind(Sections.Solver, with);
        if (map.Find(LaterKeys.Of) is Node of)
            new Blocks.ObserveReader(faults).Read(of);
        values.Choice(map, LaterKeys.Keep, LaterKeys.Kept);
    }
}
