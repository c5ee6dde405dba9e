using LazyRich.Dynamics;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Grains.Pool;
using LazyRich.Studies.Plan;

namespace LazyRich.Grains.Inputs;

/// <summary>Solves with LazyRich.Dynamics, on inputs that come from the head.</summary>
internal sealed class SimulationSolver(SiloInputs inputs) : IRunSolver
{
    public int PreferredBatch => Simulation.PreferredBatch;

    public async ValueTask<PreparedRun> PrepareAsync(string definition)
    {
        RunDefinition run = await ReadAsync(definition);
        IEnumerable<Setting> tasks = run.Phases.Select(phase => phase.Task).OfType<Setting>();
        foreach (SettingValue value in tasks.Prepend(run.Init).Prepend(run.Task).SelectMany(setting => setting.Values.Values))
        {
            if (value is MatrixValue matrix)
                await inputs.FetchMatrixAsync(matrix.Digest);
        }

        return new(Simulation.BatchKey(run), run);
    }

    public IReadOnlyList<RunOutcome> Solve(IReadOnlyList<PreparedRun> batch, CancellationToken cancellation) =>
        Simulation.Solve([.. batch.Select(run => run.Definition)], inputs, cancellation);

    /// <summary>A grid not seen before is fetched, and the definition read again.</summary>
    private async ValueTask<RunDefinition> ReadAsync(string definition)
    {
        while (true)
        {
            string? missing = null;
            RunDefinition run = CanonicalJson.Read(definition, digest => inputs.Grid(digest) ?? Note(digest));
            if (missing is null)
                return run;
            await inputs.FetchGridAsync(missing);

            double[] Note(string digest)
            {
                missing = digest;
                return [];
            }
        }
    }
}
