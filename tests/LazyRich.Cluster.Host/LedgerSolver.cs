using System.Globalization;
using LazyRich.Dynamics.Results;
using LazyRich.Grains.Pool;

namespace LazyRich.Cluster.Host;

/// <summary>Solves as ever, and appends λ and seed of every run it has solved to a file, a line each, before anybody else hears of it.</summary>
internal sealed class LedgerSolver(IRunSolver solver, string ledger) : IRunSolver
{
    private readonly Lock gate = new();

    public int PreferredBatch => solver.PreferredBatch;

    public ValueTask<PreparedRun> PrepareAsync(string definition) => solver.PrepareAsync(definition);

    public IReadOnlyList<RunOutcome> Solve(IReadOnlyList<PreparedRun> batch, CancellationToken cancellation)
    {
        IReadOnlyList<RunOutcome> outcomes = solver.Solve(batch, cancellation);
        lock (gate)
            File.AppendAllLines(ledger, batch.Select(run => string.Create(CultureInfo.InvariantCulture, $"{run.Definition.Lambda:R} {run.Definition.Seed}")));
        return outcomes;
    }
}
