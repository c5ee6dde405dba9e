using LazyRich.Dynamics.Results;
using LazyRich.Grains.Pool;
using LazyRich.Studies.Plan;

namespace LazyRich.Benchmarks.Sweeps;

/// <summary>Gives every run the same small result at once, so that what is left is orchestration.</summary>
internal sealed class NothingSolver : IRunSolver
{
    private static readonly RunResult result = new([0, 1], [new("loss", [], [1, 0.5])], new() { ["loss_final"] = 0.5 });

    private PreparedRun? prepared;

    public int PreferredBatch => 8;

    public ValueTask<PreparedRun> PrepareAsync(string definition) =>
        new(prepared ??= new("nothing", CanonicalJson.Read(definition, _ => [0, 1])));

    public IReadOnlyList<RunOutcome> Solve(IReadOnlyList<PreparedRun> batch, CancellationToken cancellation)
    {
        var outcomes = new RunOutcome[batch.Count];
        Array.Fill(outcomes, result);
        return outcomes;
    }
}
