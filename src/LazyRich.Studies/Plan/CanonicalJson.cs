using LazyRich.Dynamics.Definitions;

namespace LazyRich.Studies.Plan;

/// <summary>
/// The one text form of a run: what is hashed into its key, stored, and sent to workers. Sorted keys, no white space, defaults filled in,
/// doubles shortest-round-trip, −0 as 0, matrices and time grids by digest.
/// </summary>
public static class CanonicalJson
{
    public static string Write(RunDefinition run) => throw new NotSupportedException($"skeleton {run}");

    /// <param name="grid">Finds the times of a grid by digest.</param>
    public static RunDefinition Read(string json, Func<string, double[]> grid) => throw new NotSupportedException($"skeleton {json} {grid}");

    public static RunKey KeyOf(string canonicalJson) => throw new NotSupportedException($"skeleton {canonicalJson}");
}
