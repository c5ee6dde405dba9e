using LazyRich.Dynamics;
using LazyRich.Dynamics.Algebra;
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
        var held = new List<Matrix>();
        foreach (SettingValue value in tasks.Prepend(run.Init).Prepend(run.Task).SelectMany(setting => setting.Values.Values))
        {
            if (value is MatrixValue matrix)
                held.Add(await inputs.FetchMatrixAsync(matrix.Digest));
        }

        return new(Simulation.BatchKey(run), run) { Inputs = held };
    }

    public IReadOnlyList<RunOutcome> Solve(IReadOnlyList<PreparedRun> batch, CancellationToken cancellation) =>
        Simulation.Solve([.. batch.Select(run => run.Definition)], inputs, cancellation);

    /// <summary>A grid not seen before is fetched, and the definition read again.</summary>
    private async ValueTask<RunDefinition> ReadAsync(string definition)
    {
        // Held here until the definition has them all: a run of many phases may name more grids than are kept.
        Dictionary<string, double[]>? fetched = null;
        while (true)
        {
            string? missing = null;
            RunDefinition run = CanonicalJson.Read(definition, digest => fetched?.GetValueOrDefault(digest) ?? inputs.Grid(digest) ?? Note(digest));
            if (missing is null)
                return run;
            (fetched ??= [])[missing] = await inputs.FetchGridAsync(missing);

            double[] Note(string digest)
            {
                missing = digest;
                return [];
            }
        }
    }
}
