using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Phases;

/// <summary>A block's keys with its first phase laid into them: that phase's task and λ are the block's own.</summary>
/// <param name="Entries">Without <c>phases</c>, in the order of the file.</param>
/// <param name="Phases">Written out; empty without phases.</param>
/// <param name="Start">Where runs start, in place of init; null: as init says.</param>
/// <param name="Sound">Whether they can be read further.</param>
internal sealed record PhasedEntries(IReadOnlyList<MapEntry> Entries, IReadOnlyList<MapNode> Phases, Node? Start, bool Sound)
{
    public static PhasedEntries Of(IReadOnlyList<MapEntry> entries, FaultList faults, NumberReader numbers)
    {
        int before = faults.Count;
        MapEntry? Entry(string key) => entries.Where(entry => entry.Key.Value == key).Select(entry => (MapEntry?)entry).FirstOrDefault();
        Node? start = Entry(StudyKeys.Start)?.Value;
        if (Entry(StudyKeys.Start) is MapEntry given && Entry(StudyKeys.Init) is not null)
            faults.Add(given.Key, "start stands in place of init; keep one of the two");
        MapEntry[] others = [.. entries.Where(entry => entry.Key.Value is not (StudyKeys.Phases or StudyKeys.Start))];
        if (Entry(StudyKeys.Phases) is not MapEntry phases)
            return new(others, [], start, faults.Count == before);
        if (Entry(StudyKeys.Time) is MapEntry time)
            faults.Add(time.Key, "time cannot stand beside phases: each phase says until when it lasts");
        (IReadOnlyList<MapNode> written, MapNode? abbreviated) = new PhaseExpansion(faults, numbers).Expand(phases.Value);
        if (start is not null && abbreviated is not null)
            faults.Add(Entry(StudyKeys.Start)!.Value.Key, "a reversal starts at the solution of its task; leave start out");
        MapEntry[] first = written.Count == 0 ? [] : [.. written[0].Entries.Where(entry => entry.Key.Value is StudyKeys.Task or StudyKeys.Lambda)];
        foreach (MapEntry twice in first.Where(entry => Entry(entry.Key.Value) is not null))
            faults.Add(twice.Value, $"{twice.Key.Value} is given for the study and for its first phase; keep one of the two");
        return new([.. others, .. first.Where(entry => Entry(entry.Key.Value) is null)], written, start ?? abbreviated, faults.Count == before);
    }
}
