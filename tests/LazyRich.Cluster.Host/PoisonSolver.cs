using System.Diagnostics;
using LazyRich.Dynamics.Results;
using LazyRich.Grains.Pool;

namespace LazyRich.Cluster.Host;

/// <summary>Solves as ever, except that runs of one seed end the process as a segmentation fault or the kernel's out-of-memory killer would.</summary>
internal sealed class PoisonSolver(IRunSolver solver, long poison) : IRunSolver
{
    public int PreferredBatch => solver.PreferredBatch;

    public ValueTask<PreparedRun> PrepareAsync(string definition) => solver.PrepareAsync(definition);

    public IReadOnlyList<RunOutcome> Solve(IReadOnlyList<PreparedRun> batch, CancellationToken cancellation)
    {
        if (batch.Any(run => run.Definition.Seed == poison))
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }

        return solver.Solve(batch, cancellation);
    }
}
