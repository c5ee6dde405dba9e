namespace LazyRich.Dynamics.Definitions;

/// <summary>What is wrong with a definition, before anything runs.</summary>
/// <param name="Path">The dotted place in the study file: <c>init.scale</c>, <c>lambda</c>, <c>architecture</c>.</param>
/// <param name="Message">A sentence that names the offending value and what would be right.</param>
public sealed record Fault(string Path, string Message)
{
    /// <summary>
    /// True for a λ that the width forbids, and for a start without the balance that the solver asks for: the study's <c>impossible</c> decides what
    /// becomes of it. Such a run can be solved all the same, as an approximation.
    /// </summary>
    public bool Impossible { get; init; }
}
