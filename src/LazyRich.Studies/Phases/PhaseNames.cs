using LazyRich.Studies.Grammar;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Phases;

/// <summary>What phases are called.</summary>
internal static class PhaseNames
{
    /// <param name="index">From 0.</param>
    public static string Of(MapNode phase, int index) => phase.Find(PhaseKeys.Name) is ScalarNode { IsNull: false } name ? name.Value : $"phase-{index + 1}";
}
