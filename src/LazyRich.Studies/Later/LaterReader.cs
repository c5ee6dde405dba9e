using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Later;

/// <summary>Checks the grammar of what this version understands but does not solve, and says so at its place.</summary>
internal sealed class LaterReader(FaultList faults, LaterValues values)
{
    public void Read(MapNode study)
    {
        if (study.Find(StudyKeys.Compare) is Node compare)
            Compare(compare);
        Answer(study, StudyKeys.Compare, "compare is not solved by this version: list both solvers under solver and compare the stored runs");
    }

    private void Answer(MapNode study, string key, string answer)
    {
        foreach (MapEntry entry in study.Entries.Where(entry => entry.Key.Value == key))
            faults.Add(entry.Key, answer);
    }

    private void Compare(Node node)
    {
        if (LaterKeys.OfCompare.Mapping(node, faults) is not MapNode map)
            return;
        if (map.Find(LaterKeys.With) is Node with)
            values.Kind(Sections.Solver, with);
        if (map.Find(LaterKeys.Of) is Node of)
            new Blocks.ObserveReader(faults).Read(of);
        if (map.Find(LaterKeys.Keep) is ScalarNode keep && !LaterKeys.Kept.Contains(keep.Value))
            faults.Unknown(keep, $"keep cannot be '{keep.Value}'", keep.Value, LaterKeys.Kept);
    }
}
