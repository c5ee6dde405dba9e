using BenchmarkDotNet.Attributes;
using LazyRich.Dynamics;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Studies.Files;

namespace LazyRich.Benchmarks.Kernels;

/// <summary>One thread's solver work: a full batch of runs, 200 recorded times, the observables of lazy-to-rich.</summary>
[MemoryDiagnoser]
public class SimulationBenchmarks
{
    private RunDefinition[] exact = [];
    private RunDefinition[] descent = [];
    private IInputs inputs = null!;

    [Params("5-5-5", "10-5-5", "5-5-10")]
    public string Architecture { get; set; } = "";

    [GlobalSetup]
    public void Plan()
    {
        exact = Batch("exact", "{log: [0.01, 1000], points: 200}");
        descent = Batch("{kind: gradient-descent, learning-rate: 0.001}", "{until: 10, points: 200}");
    }

    [Benchmark]
    public RunOutcome[] Exact() => Simulation.Solve(exact, inputs, CancellationToken.None);

    [Benchmark]
    public RunOutcome[] GradientDescentOf10000Steps() => Simulation.Solve(descent, inputs, CancellationToken.None);

    [Benchmark]
    public RunOutcome[] ExactAlone() => Simulation.Solve(exact[..1], inputs, CancellationToken.None);

    private RunDefinition[] Batch(string solver, string time)
    {
        StudyReading reading = StudyReader.Read(
            $$"""
            study: benchmark
            task: {kind: random-regression}
            architecture: {{Architecture}}
            init: {kind: lambda-balanced, scale: 0.3}
            lambda: 1
            seed: {range: [0, {{Simulation.PreferredBatch - 1}}]}
            solver: {{solver}}
            time: {{time}}
            observe: [loss, singular-values, ntk-norm, ntk-distance]
            """,
            "benchmark.yaml",
            ".");
        inputs = new NoInputs();
        return [.. reading.Plan!.Runs.Select(run => run.Definition)];
    }

    private sealed class NoInputs : IInputs
    {
        public Dynamics.Algebra.Matrix Matrix(string digest) => throw new KeyNotFoundException(digest);
    }
}
