namespace LazyRich.Cluster.Tests.Processes;

/// <summary>Studies for tests that need a sweep to be in the middle of.</summary>
internal static class LongStudy
{
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
