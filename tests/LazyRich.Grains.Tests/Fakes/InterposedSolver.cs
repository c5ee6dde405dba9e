using LazyRich.Dynamics.Results;
using LazyRich.Grains.Pool;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>The real solver, one run at a time, after something else has happened.</summary>
/// <param name="before">May wait, and may throw.</param>
internal sealed class InterposedSolver(IRunSolver inner, Action<PreparedRun, CancellationToken> before) : IRunSolver
{
    public int PreferredBatch => 1;

    public ValueTask<PreparedRun> PrepareAsync(string definition) => inner.PrepareAsync(definition);

    public IReadOnlyList<RunOutcome> Solve(IReadOnlyList<PreparedRun> batch, CancellationToken cancellation)
    {
        before(batch[0], cancellation);
        return inner.Solve(batch, cancellation);
    }
}
