namespace LazyRich.Benchmarks.Sweeps;

/// <summary>A whole study that is timed as its user runs it: one process, results committed.</summary>
internal sealed record SweepStudy(string Name, string What, Func<int, string> Text, int Scale)
{
    public static readonly IReadOnlyList<SweepStudy> All =
    [
        new("exact", "exact runs of 10-5-5, 5-5-5 and 5-5-10, 200 times, four observables", Exact, 300),
        new("descent", "gradient-descent runs of 10,000 steps", Descent, 20),
        new("startup", "one run: from process start to the committed result", _ => Exact(0), 1),
    ];

    private static string Exact(int seeds) => $$"""
        study: benchmark
        task: {kind: random-regression}
        architecture: {{(seeds == 0 ? "5-5-5" : "[10-5-5, 5-5-5, 5-5-10]")}}
        init: {kind: lambda-balanced, scale: 0.3}
        lambda: {{(seeds == 0 ? "1" : "{symlog: [0.1, 10], points: 21}")}}
        seed: {range: [0, {{Math.Max(0, seeds - 1)}}]}
        solver: exact
        time: {log: [0.01, 1000], points: 200}
        observe: [loss, singular-values, ntk-norm, ntk-distance]
        """;

    private static string Descent(int seeds) => $$"""
        study: benchmark
        task: {kind: random-regression}
        architecture: [10-5-5, 5-5-5, 5-5-10]
        init: {kind: lambda-balanced, scale: 0.3}
        lambda: {symlog: [0.1, 10], points: 21}
        seed: {range: [0, {{seeds - 1}}]}
        solver: {kind: gradient-descent, learning-rate: 0.001}
        time: {until: 10, points: 200}
        observe: [loss, singular-values, ntk-norm, ntk-distance]
        """;
}
