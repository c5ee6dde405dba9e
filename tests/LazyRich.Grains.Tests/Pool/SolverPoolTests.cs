using LazyRich.Dynamics.Results;
using LazyRich.Grains.Pool;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Rules;
using Microsoft.Extensions.Logging.Abstractions;

namespace LazyRich.Grains.Tests.Pool;

public sealed class SolverPoolTests
{
    private readonly OpenOutflow outflow = new();
    private readonly SilentNotice notice = new();
    private readonly Stage stage = new();

    [Fact]
    public async Task Enqueue_OneRun_IsSolvedOnANamedThreadOutsideTheThreadPool()
    {
        string? name = null;
        bool pooled = true;
        using SolverPool pool = Started(new FakeSolver((runs, _) =>
        {
            (name, pooled) = (Thread.CurrentThread.Name, Thread.CurrentThread.IsThreadPoolThread);
            return [FakeSolver.Result(runs[0])];
        }));

        JobEnd end = await pool.Enqueue(FakeSolver.Run(7)).End;

        Assert.Equal(7, BitConverter.ToDouble(end.Result!.Series[0].Data));
        Assert.Equal("lazyrich-solver-0", name);
        Assert.False(pooled);
    }

    [Fact]
    public async Task Enqueue_RunsOfOneKeyWhileTheThreadIsBusy_AreGatheredUpToThePreferredBatch()
    {
        var solver = new FakeSolver(stage.Solve) { PreferredBatch = 4 };
        using SolverPool pool = Started(solver);
        SolverJob first = pool.Enqueue(FakeSolver.Run(0));
        await stage.EnteredAsync();
        SolverJob[] later = [.. Enumerable.Range(1, 6).Select(run => pool.Enqueue(FakeSolver.Run(run)))];

        stage.Open();
        await Task.WhenAll(later.Append(first).Select(job => job.End));

        Assert.Equal([[0], [1, 2, 3, 4], [5, 6]], solver.Batches);
    }

    [Fact]
    public async Task Enqueue_RunsOfTwoKeys_NeverShareABatchAndTakeTurns()
    {
        var solver = new FakeSolver(stage.Solve) { PreferredBatch = 2 };
        using SolverPool pool = Started(solver);
        SolverJob first = pool.Enqueue(FakeSolver.Run(0));
        await stage.EnteredAsync();
        SolverJob[] later = [.. new[] { (1, "a"), (2, "a"), (3, "a"), (4, "b"), (5, "b") }.Select(run => pool.Enqueue(FakeSolver.Run(run.Item1, run.Item2)))];

        stage.Open();
        await Task.WhenAll(later.Append(first).Select(job => job.End));

        Assert.Equal([[0], [1, 2], [4, 5], [3]], solver.Batches);
    }

    [Fact]
    public async Task Announce_MoreToCome_HoldsBackABatchThatIsNotFull()
    {
        var solver = new FakeSolver { PreferredBatch = 4 };
        using SolverPool pool = Started(solver);
        pool.Announce(6);
        SolverJob[] jobs = [.. Enumerable.Range(0, 4).Select(run => pool.Enqueue(FakeSolver.Run(run)))];
        await Task.WhenAll(jobs.Select(job => job.End));

        SolverJob[] rest = [pool.Enqueue(FakeSolver.Run(4)), pool.Enqueue(FakeSolver.Run(5))];
        pool.Announce(-6);
        await Task.WhenAll(rest.Select(job => job.End));

        Assert.Equal([[0, 1, 2, 3], [4, 5]], solver.Batches);
    }

    [Fact]
    public async Task Announce_LastRunsWithTwoThreadsIdle_AreSharedOut()
    {
        var solver = new FakeSolver { PreferredBatch = 8 };
        using SolverPool pool = Started(solver, slots: 2);
        pool.Announce(6);
        SolverJob[] jobs = [.. Enumerable.Range(0, 6).Select(run => pool.Enqueue(FakeSolver.Run(run)))];

        // Whether the second thread is back in time is the machine's affair; nothing is lost or solved twice either way.
        pool.Announce(-6);
        await Task.WhenAll(jobs.Select(job => job.End));

        Assert.Equal([0, 1, 2, 3, 4, 5], solver.Batches.SelectMany(batch => batch).Order());
    }

    [Fact]
    public async Task Withdraw_WaitingRun_EndsItUnsolved()
    {
        var solver = new FakeSolver(stage.Solve);
        using SolverPool pool = Started(solver);
        SolverJob running = pool.Enqueue(FakeSolver.Run(0));
        await stage.EnteredAsync();
        SolverJob waiting = pool.Enqueue(FakeSolver.Run(1));

        waiting.Withdraw();
        stage.Open();

        Assert.True((await waiting.End).IsWithdrawn);
        Assert.False((await running.End).IsWithdrawn);
        Assert.Equal([[0]], solver.Batches);
    }

    [Fact]
    public async Task Withdraw_OneRunOfAnExecutingBatch_LetsTheOthersFinish()
    {
        var solver = new FakeSolver(stage.Solve) { PreferredBatch = 2 };
        using SolverPool pool = Started(solver);
        pool.Announce(2);
        SolverJob[] jobs = [pool.Enqueue(FakeSolver.Run(0)), pool.Enqueue(FakeSolver.Run(1))];
        await stage.EnteredAsync();

        jobs[0].Withdraw();
        stage.Open();

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
                return stage.Solve(runs, cancellation);
        }));
        SolverJob job = pool.Enqueue(FakeSolver.Run(0));
        await stage.EnteredAsync();

        job.Withdraw();

        await cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True((await job.End).IsWithdrawn);
    }

    [Fact]
    public async Task Drain_RunsWaitingAndExecuting_WithdrawsAllAndEveryLaterOne()
    {
        var solver = new FakeSolver(stage.Solve) { PreferredBatch = 1 };
        using SolverPool pool = Started(solver);
        SolverJob executing = pool.Enqueue(FakeSolver.Run(0));
        await stage.EnteredAsync();
        SolverJob waiting = pool.Enqueue(FakeSolver.Run(1));

        pool.Drain();
        SolverJob late = pool.Enqueue(FakeSolver.Run(2));

        Assert.All(await Task.WhenAll(executing.End, waiting.End, late.End), end => Assert.True(end.IsWithdrawn));
        Assert.Equal([[0]], solver.Batches);
    }

    [Fact]
    public async Task Solve_ThrowsForOneRunOfABatch_FailsThatRunAndSolvesTheOthersAlone()
    {
        var solver = new FakeSolver(ThrowForRunOne) { PreferredBatch = 3 };
        using SolverPool pool = Started(solver);
        pool.Announce(3);
        SolverJob[] jobs = [.. Enumerable.Range(0, 3).Select(run => pool.Enqueue(FakeSolver.Run(run)))];

        JobEnd[] ends = await Task.WhenAll(jobs.Select(job => job.End));

        Assert.Equal([null, "InvalidOperationException: S is not a number.", null], ends.Select(end => end.Failure));
        Assert.Equal([[0, 1, 2], [0], [1], [2]], solver.Batches);
    }

    [Fact]
    public async Task Solve_ResultLargerThanARunMayHave_FailsInWords()
    {
        using var pool = new SolverPool(1, new FakeSolver(), outflow, new SilentNotice(), TimeProvider.System, NullLogger<SolverPool>.Instance, mostBytes: 100);
        pool.Start();

        JobEnd end = await pool.Enqueue(FakeSolver.Run(0)).End;

        Assert.Null(end.Result);
        Assert.Contains("observe less", end.Failure, StringComparison.Ordinal);
        Assert.Equal(FailureCause.Numerical, end.Cause);
    }

    /// <summary>The time that the batch took before it failed is not that of the run that is tried by itself.</summary>
    [Fact]
    public async Task Solve_BatchThatFailedTogether_GivesEachRunItsWholeTimeAgain()
    {
        var time = new WatchedTime();
        var solver = new FakeSolver((runs, _) =>
        {
            time.Advance(TimeSpan.FromSeconds(6));
            return runs.Count > 1 ? throw new InvalidOperationException("together") : [.. runs.Select(run => (RunOutcome)FakeSolver.Result(run))];
        })
        {
            PreferredBatch = 3,
        };
        using SolverPool pool = Started(solver, time: time);
        pool.Announce(3);
        SolverJob[] jobs = [.. Enumerable.Range(0, 3).Select(run => pool.Enqueue(FakeSolver.Run(run), new(default, TimeSpan.FromSeconds(10), false)))];

        Assert.All(await Task.WhenAll(jobs.Select(job => job.End)), end => Assert.NotNull(end.Result));
    }

    [Fact]
    public async Task Solve_OutOfMemory_FailsTheRunInWordsAndTheThreadGoesOn()
    {
        using SolverPool pool = Started(new FakeSolver((runs, _) => runs[0] == 0 ? throw new InsufficientMemoryException() : [FakeSolver.Result(runs[0])]));

        JobEnd first = await pool.Enqueue(FakeSolver.Run(0)).End;
        JobEnd second = await pool.Enqueue(FakeSolver.Run(1)).End;

        Assert.StartsWith("Out of memory", first.Failure, StringComparison.Ordinal);
        Assert.NotNull(second.Result);
    }

    [Fact]
    public async Task Solve_NumericalFailure_IsPassedOnAsItIs()
    {
        using SolverPool pool = Started(new FakeSolver((_, _) => [RunOutcome.Failed("The start is not λ-balanced.")]));

        Assert.Equal("The start is not λ-balanced.", (await pool.Enqueue(FakeSolver.Run(0)).End).Failure);
    }

    [Fact]
    public async Task WaitForRoom_OutflowFull_PausesSolvingUntilThereIsRoom()
    {
        outflow.Block();
        var solver = new FakeSolver();
        using SolverPool pool = Started(solver);
        SolverJob job = pool.Enqueue(FakeSolver.Run(0));
        await outflow.SomebodyWaitsAsync();
        Assert.Empty(solver.Batches);

        outflow.Unblock();

        Assert.NotNull((await job.End).Result);
    }

    [Fact]
    public async Task Load_BusyPool_CountsWhatExecutesAndWhatWaits()
    {
        var solver = new FakeSolver(stage.Solve) { PreferredBatch = 2 };
        using SolverPool pool = Started(solver);
        pool.Announce(2);
        pool.Enqueue(FakeSolver.Run(0));
        pool.Enqueue(FakeSolver.Run(1));
        await stage.EnteredAsync();
        pool.Enqueue(FakeSolver.Run(2));

        PoolLoad load = pool.Load;

        // The announcement of two still stands beside the one that waits.
        Assert.Equal(1, pool.Busy);
        Assert.Equal((1, 2, 2, 3, null), (load.Slots, load.PreferredBatch, load.Executing, load.Waiting, load.AverageSeconds));
    }

    private static IReadOnlyList<RunOutcome> ThrowForRunOne(IReadOnlyList<int> runs, CancellationToken cancellation) => runs.Contains(1)
        ? throw new InvalidOperationException("S is not a number.")
        : [.. runs.Select(run => (RunOutcome)FakeSolver.Result(run))];

    [Fact]
    public async Task Enqueue_RunThatTakesTooLong_EndsTimedOutAndFreesItsThread()
    {
        var time = new WatchedTime();
        using SolverPool pool = Started(new FakeSolver(stage.Solve), time: time);
        SolverJob slow = pool.Enqueue(FakeSolver.Run(0), new(default, TimeSpan.FromSeconds(90), false));
        await time.TimerStartedAsync();
        await stage.EnteredAsync();
        time.Advance(TimeSpan.FromSeconds(90));

        JobEnd end = await slow.End;
        SolverJob next = pool.Enqueue(FakeSolver.Run(1));
        await stage.EnteredAsync();
        stage.Open();

        Assert.Equal((FailureCause.Timeout, 90), (end.Cause, end.Seconds));
        Assert.Contains("90 s", end.Failure, StringComparison.Ordinal);
        Assert.NotNull((await next.End).Result);
    }

    [Fact]
    public async Task Enqueue_TimeoutOfOneOfABatch_LeavesTheOthersToTheirEnd()
    {
        var time = new WatchedTime();
        using SolverPool pool = Started(new FakeSolver(stage.Solve), time: time);
        pool.Announce(2);
        SolverJob slow = pool.Enqueue(FakeSolver.Run(0), new(default, TimeSpan.FromSeconds(1), false));
        SolverJob patient = pool.Enqueue(FakeSolver.Run(1));
        pool.Announce(-2);
        await time.TimerStartedAsync();
        await stage.EnteredAsync();
        time.Advance(TimeSpan.FromSeconds(1));
        JobEnd timedOut = await slow.End;
        stage.Open();

        Assert.Equal(FailureCause.Timeout, timedOut.Cause);
        Assert.NotNull((await patient.End).Result);
    }

    [Fact]
    public async Task Enqueue_CarefulRun_IsAnnouncedBeforeItExecutes()
    {
        using SolverPool pool = Started(new FakeSolver((runs, _) =>
        {
            Assert.Single(notice.Announced);
            return [FakeSolver.Result(runs[0])];
        }));

        JobEnd end = await pool.Enqueue(FakeSolver.Run(0), new(new(FakeStore.KeyOf(0), 3), null, true)).End;

        Assert.NotNull(end.Result);
        Assert.Equal([new AttemptId(FakeStore.KeyOf(0), 3)], notice.Announced);
    }

    private SolverPool Started(FakeSolver solver, int slots = 1, TimeProvider? time = null)
    {
        var pool = new SolverPool(slots, solver, outflow, notice, time ?? TimeProvider.System, NullLogger<SolverPool>.Instance);
        pool.Start();
        return pool;
    }
}
