using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;

namespace LazyRich.Grains.Pool;

/// <summary>What a silo solves runs with. Thread-safe.</summary>
public interface IRunSolver
{
    /// <summary>How many runs of one batch key are worth solving together, ≥ 1.</summary>
    int PreferredBatch { get; }

    /// <summary>Reads a definition and fetches what it names by digest, so that <see cref="Solve"/> waits for nothing.</summary>
    ValueTask<PreparedRun> PrepareAsync(string definition);

    /// <summary>Solves runs of one batch key on the calling thread; outcomes in their order.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is returned.</exception>
    IReadOnlyList<RunOutcome> Solve(IReadOnlyList<PreparedRun> batch, CancellationToken cancellation);
}

/// <param name="BatchKey">Runs with equal keys may be solved together; their bits do not depend on whether they are.</param>
public sealed record PreparedRun(string BatchKey, RunDefinition Definition)
{
    /// <summary>What its definition names by digest, held for as long as it waits.</summary>
    public IReadOnlyList<Matrix> Inputs { get; init; } = [];
}
