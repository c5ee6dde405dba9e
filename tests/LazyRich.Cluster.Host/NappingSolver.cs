using System.Diagnostics;
using System.Globalization;
using LazyRich.Dynamics.Results;
using LazyRich.Grains.Pool;

namespace LazyRich.Cluster.Host;

/// <summary>
/// Solves as ever, but over runs of one seed the process falls asleep when they are solved, as a closed lid would have it, and goes on with their results when
/// it is woken (SIGCONT).
/// </summary>
internal sealed class NappingSolver(IRunSolver solver, long seed) : IRunSolver
{
    public int PreferredBatch => solver.PreferredBatch;

    public ValueTask<PreparedRun> PrepareAsync(string definition) => solver.PrepareAsync(definition);

    public IReadOnlyList<RunOutcome> Solve(IReadOnlyList<PreparedRun> batch, CancellationToken cancellation)
    {
        IReadOnlyList<RunOutcome> outcomes = solver.Solve(batch, cancellation);
        if (batch.Any(run => run.Definition.Seed == seed))
        {
            using Process kill = Process.Start("kill", ["-STOP", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        }

        return outcomes;
    }
}
