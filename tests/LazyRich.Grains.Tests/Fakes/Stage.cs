using LazyRich.Dynamics.Results;
using LazyRich.Grains.Pool;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>Holds solver threads on stage until a test lets them go.</summary>
internal sealed class Stage
{
    private readonly SemaphoreSlim entered = new(0);
    private readonly ManualResetEventSlim exit = new();

    public void Open() => exit.Set();

    /// <summary>Completes when one more batch is on a thread.</summary>
    public Task EnteredAsync() => entered.WaitAsync(TestContext.Current.CancellationToken);

    /// <summary>Enters, and waits to be let go or cancelled.</summary>
    public void Pass(PreparedRun run, CancellationToken cancellation)
    {
        entered.Release();
        exit.Wait(cancellation);
    }

    /// <summary>A solver that enters, waits to be let go or cancelled, and gives results.</summary>
    public IReadOnlyList<RunOutcome> Solve(IReadOnlyList<int> runs, CancellationToken cancellation)
    {
        entered.Release();
        exit.Wait(cancellation);
        return [.. runs.Select(run => (RunOutcome)FakeSolver.Result(run))];
    }
}
