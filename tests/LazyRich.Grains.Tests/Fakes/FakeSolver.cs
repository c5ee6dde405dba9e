using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Grains.Pool;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>Does what a test says instead of mathematics. A definition is <c>{"run":17}</c>, or a batch key in its stead; the seed carries the number.</summary>
internal sealed class FakeSolver(Func<IReadOnlyList<int>, CancellationToken, IReadOnlyList<RunOutcome>>? solve = null) : IRunSolver
{
    private static readonly Setting Nothing = Setting.Of("fake");
    private static readonly GridTime Start = new("00000000000000000000000000000000", [0]);

    public int PreferredBatch { get; init; } = 8;

    public Func<int, string> BatchKey { get; init; } = static _ => "fake";

    /// <summary>Thrown instead of preparing.</summary>
    public Exception? PrepareFault { get; set; }

    public ConcurrentQueue<int[]> Batches { get; } = [];

    public ConcurrentDictionary<string, int> Threads { get; } = [];

    public static RunResult Result(int run) => new([0], [new("loss", [], [run])], new());

    public static PreparedRun Run(int run, string batchKey = "fake") =>
        new(batchKey, new(Nothing, Architecture.Of(1, 1, 1), Nothing, 0, run, Nothing, Start, ImmutableArray<string>.Empty));

    public ValueTask<PreparedRun> PrepareAsync(string definition)
    {
        if (PrepareFault is { } fault)
            return ValueTask.FromException<PreparedRun>(fault);
        int run = int.Parse(definition.AsSpan(7, definition.Length - 8), CultureInfo.InvariantCulture);
        return new(Run(run, BatchKey(run)));
    }

    public IReadOnlyList<RunOutcome> Solve(IReadOnlyList<PreparedRun> batch, CancellationToken cancellation)
    {
        int[] runs = [.. batch.Select(run => (int)run.Definition.Seed)];
        Batches.Enqueue(runs);
        Threads.AddOrUpdate(Thread.CurrentThread.Name ?? "unnamed", 1, static (_, n) => n + 1);
        return solve is null ? [.. runs.Select(run => (RunOutcome)Result(run))] : solve(runs, cancellation);
    }
}
