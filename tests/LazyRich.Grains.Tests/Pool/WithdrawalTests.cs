using LazyRich.Grains.Pool;
using LazyRich.Grains.Tests.Fakes;

namespace LazyRich.Grains.Tests.Pool;

/// <summary>Runs that nobody wants any more, waiting or executing.</summary>
public sealed class WithdrawalTests : SolverPoolTest
{
    [Fact]
    public async Task Withdraw_WaitingRun_EndsItUnsolved()
    {
        var solver = new FakeSolver(Stage.Solve);
        using SolverPool pool = Started(solver);
        SolverJob running = pool.Enqueue(FakeSolver.Run(0));
        await Stage.EnteredAsync();
        SolverJob waiting = pool.Enqueue(FakeSolver.Run(1));

        waiting.Withdraw();
        Stage.Open();

        Assert.True((await waiting.End).IsWithdrawn);
        Assert.False((await running.End).IsWithdrawn);
        Assert.Equal([[0]], solver.Batches);
    }

    [Fact]
    public async Task Withdraw_OneRunOfAnExecutingBatch_LetsTheOthersFinish()
    {
        var solver = new FakeSolver(Stage.Solve) { PreferredBatch = 2 };
        using SolverPool pool = Started(solver);
        pool.Announce(2);
        SolverJob[] jobs = [pool.Enqueue(FakeSolver.Run(0)), pool.Enqueue(FakeSolver.Run(1))];
        await Stage.EnteredAsync();

        jobs[0].Withdraw();
        Stage.Open();

        Assert.True((await jobs[0].End).IsWithdrawn);
        Assert.Equal(1, BitConverter.ToDouble((await jobs[1].End).Result!.Series[0].Data));
    }

    [Fact]
    public async Task Withdraw_EveryRunOfAnExecutingBatch_CancelsTheSolver()
    {
        var cancelled = new TaskCompletionSource();
        using SolverPool pool = Started(new FakeSolver((runs, cancellation) =>
        {
            using (cancellation.Register(() => cancelled.TrySetResult()))
                return Stage.Solve(runs, cancellation);
        }));
        SolverJob job = pool.Enqueue(FakeSolver.Run(0));
        await Stage.EnteredAsync();

        job.Withdraw();

        await cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True((await job.End).IsWithdrawn);
    }

    [Fact]
    public async Task Drain_RunsWaitingAndExecuting_WithdrawsAllAndEveryLaterOne()
    {
        var solver = new FakeSolver(Stage.Solve) { PreferredBatch = 1 };
        using SolverPool pool = Started(solver);
        SolverJob executing = pool.Enqueue(FakeSolver.Run(0));
        await Stage.EnteredAsync();
        SolverJob waiting = pool.Enqueue(FakeSolver.Run(1));

        pool.Drain();
        SolverJob late = pool.Enqueue(FakeSolver.Run(2));

        Assert.All(await Task.WhenAll(executing.End, waiting.End, late.End), end => Assert.True(end.IsWithdrawn));
        Assert.Equal([[0]], solver.Batches);
    }
}
