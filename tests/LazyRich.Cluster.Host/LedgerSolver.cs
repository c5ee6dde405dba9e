using System.Globalization;
using LazyRich.Dynamics.Results;
using LazyRich.Grains.Pool;

namespace LazyRich.Cluster.Host;

/// <summary>
/// Solves as ever, and appends λ and seed of every run it has solved to a file, a line each, before anybody else hears of it; and to FILE.prepared those of
/// every run that has its grain here.
/// </summary>
internal sealed class LedgerSolver(IRunSolver solver, string ledger) : IRunSolver
{
    private readonly Lock gate = new();

    public int PreferredBatch => solver.PreferredBatch;

    public async ValueTask<PreparedRun> PrepareAsync(string definition)
    {
        PreparedRun run = await solver.PrepareAsync(definition);
        Append($"{ledger}.prepared", [run]);
        return run;
    }

    public IReadOnlyList<RunOutcome> Solve(IReadOnlyList<PreparedRun> batch, CancellationToken cancellation)
    {
        IReadOnlyList<RunOutcome> outcomes = solver.Solve(batch, cancellation);
        Append(ledger, batch);
        return outcomes;
    }

    private void Append(string file, IReadOnlyList<PreparedRun> runs)
    {
        lock (gate)
            File.AppendAllLines(file, runs.Select(run => string.Create(CultureInfo.InvariantCulture, $"{run.Definition.Lambda:R} {run.Definition.Seed}")));
    }
}
