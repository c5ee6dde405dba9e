using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Reading;

namespace LazyRich.Studies.Blocks;

/// <summary>One entry of <c>derive</c>.</summary>
/// <param name="Name">A parameter (<c>lambda</c>, <c>init.scale</c>, <c>tune.lambda</c>) or a name of its own.</param>
/// <param name="Section">The section whose parameter is set; null otherwise.</param>
internal sealed record Derivation(string Name, Bound Value, Section? Section, Parameter? Parameter)
{
    /// <summary>The later phase, from 1, whose task's parameter is set, or whose λ where there is no parameter; null otherwise.</summary>
    public int? Phase { get; init; }

    /// <summary>Whether it changes a run's configuration.</summary>
    public bool OfConfiguration => Section is not null || Phase is not null;
}
