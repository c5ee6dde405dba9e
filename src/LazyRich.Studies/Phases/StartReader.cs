using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Blocks;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Reading;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Phases;

/// <summary>Reads <c>start: {at: solution, of: task}</c>.</summary>
internal sealed class StartReader(FaultList faults, TaskReader tasks, NumberReader numbers)
{
    /// <returns>What stands in place of the initialisations; none after a fault.</returns>
    public IReadOnlyList<BlockAxis> Read(Node node)
    {
        int before = faults.Count;
        if (PhaseKeys.OfStart.Mapping(node, faults) is not MapNode map)
            return [];
        if (map.Find(PhaseKeys.At) is Node at && at is not ScalarNode { Value: SolutionSetting.Kind })
            faults.Unknown(at, $"at cannot be '{at.Text}'", at.Text, PhaseKeys.Starts);
        IReadOnlyList<KindForm> of = map.Find(PhaseKeys.Of) is Node task ? tasks.Read(task, 1) : [];
        IReadOnlyList<double?> shares = map.Find(PhaseKeys.Share) is Node share
            ? [.. numbers.Many(share, new NumberRule("start.share") { Minimum = 0, MinimumExcluded = true, Maximum = 1 }).Cast<double?>()]
            : [null];
        if (faults.Count > before || of.Count == 0)
            return [];
        return [new SettingAxis(Sections.Init, [.. of.SelectMany(form => form.All()).SelectMany(_ => shares, SolutionSetting.At)])];
    }
}
