namespace LazyRich.Cluster.Tests.Processes;

/// <summary>Studies for tests that need a sweep to be in the middle of.</summary>
internal static class LongStudy
{
    /// <summary>Seeds of a part, 14 runs each.</summary>
    public const int PartSeeds = 20;

    public const int PartRuns = 14 * PartSeeds;

    /// <summary>A part of a sweep that several studies make together, 14 runs a seed.</summary>
    public static string Part(string name, int firstSeed, int seeds) => $$"""
        study: {{name}}
        task: {kind: random-regression}
        architecture: 4-4-4
        init: {kind: lambda-balanced, scale: 0.3}
        lambda: {symlog: [0.1, 10], points: 7}
        seed: {range: [{{firstSeed}}, {{firstSeed + seeds - 1}}]}
        cases:
          - solver: exact
            time: {log: [0.01, 1000], points: 100}
          - solver: {kind: gradient-descent, learning-rate: 0.001}
            time: {until: 10, points: 100}
        observe: [loss, singular-values, ntk-distance, product]
        """;

    /// <summary>A run a seed, each of 37 KB and, by default, about a millisecond.</summary>
    /// <param name="until">In τ; the steps of a run are a thousand times as many.</param>
    public static string Seeds(string name, int seeds, string until = "2") => $$"""
        study: {{name}}
        task: {kind: random-regression}
        architecture: 4-4-4
        init: {kind: lambda-balanced, scale: 0.3}
        lambda: 1
        seed: {range: [0, {{seeds - 1}}]}
        solver: {kind: gradient-descent, learning-rate: 0.001}
        time: {until: {{until}}, points: 200}
        observe: [loss, singular-values, ntk-distance, product]
        """;

    /// <summary>Exact and gradient-descent runs, long enough to be killed in several times.</summary>
    public static string Mixed(int seeds) => $$"""
        study: mixed
        task: {kind: random-regression}
        architecture: [4-4-4, 8-4-4, 4-4-8]
        init: {kind: lambda-balanced, scale: 0.3}
        lambda: {symlog: [0.1, 10], points: 7}
        seed: {range: [0, {{seeds - 1}}]}
        cases:
          - solver: exact
            time: {log: [0.01, 1000], points: 200}
          - solver: {kind: gradient-descent, learning-rate: 0.001}
            time: {until: 20, points: 100}
        observe: [loss, singular-values, ntk-distance, product]
        """;
}
