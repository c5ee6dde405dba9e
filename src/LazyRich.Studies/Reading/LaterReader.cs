using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Reading;

/// <summary>Checks the grammar of what this version understands but does not solve, and says so at its place.</summary>
internal sealed class LaterReader(FaultList faults, MatrixFiles files, long limit)
{
    private static readonly Dictionary<string, string> Later = new()
    {
        [StudyKeys.Phases] = "phases are not solved by this version: it solves one task from one start",
        [StudyKeys.Tasks] = "tasks (by name, for phases) are not solved by this version: it solves the one under task",
        [StudyKeys.Start] = "start is not solved by this version: runs start as init says",
        [StudyKeys.Compare] = "compare is not solved by this version: list both under solver and compare the stored runs",
    };

    public void Read(MapNode study)
    {
        _ = (files, limit);
        foreach (MapEntry entry in study.Entries)
        {
            if (Later.TryGetValue(entry.Key.Value, out string? answer))
                faults.Add(entry.Key, answer);
        }
    }
}
