using System.Diagnostics;
using System.Globalization;
using LazyRich.Dynamics.Results;
using LazyRich.Grains.Pool;

namespace LazyRich.Cluster.Host;

/// <summary>
/// Solves as ever, but the first process of a directory that has solved a run of one seed falls asleep over its result, as a closed lid would have it, and goes
/// on with it when it is woken (SIGCONT).
/// </summary>
internal sealed class NappingSolver(IRunSolver solver, long seed) : IRunSolver
{
    public int PreferredBatch => solver.PreferredBatch;

    public ValueTask<PreparedRun> PrepareAsync(string definition) => solver.PrepareAsync(definition);

    public IReadOnlyList<RunOutcome> Solve(IReadOnlyList<PreparedRun> batch, CancellationToken cancellation)
    {
        IReadOnlyList<RunOutcome> outcomes = solver.Solve(batch, cancellation);
        if (batch.Any(run => run.Definition.Seed == seed) && IsFirst())
        {
            using Process kill = Process.Start("kill", ["-STOP", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        }

        return outcomes;
    }

    private static bool IsFirst()
    {
        try
        {
            using var mark = new FileStream("napped", FileMode.CreateNew);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
