using LazyRich.Grains.Pool;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Tests.Pool;

public sealed class SolverPoolTests : SolverPoolTest
{
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
        var solver = new FakeSolver(Stage.Solve) { PreferredBatch = 4 };
        using SolverPool pool = Started(solver);
        SolverJob first = pool.Enqueue(FakeSolver.Run(0));
        await Stage.EnteredAsync();
        SolverJob[] later = [.. Enumerable.Range(1, 6).Select(run => pool.Enqueue(FakeSolver.Run(run)))];

        Stage.Open();
        await Task.WhenAll(later.Append(first).Select(job => job.End));

        Assert.Equal([[0], [1, 2, 3, 4], [5, 6]], solver.Batches);
    }

    [Fact]
    public async Task Enqueue_RunsOfTwoKeys_NeverShareABatchAndTakeTurns()
    {
        var solver = new FakeSolver(Stage.Solve) { PreferredBatch = 2 };
        using SolverPool pool = Started(solver);
        SolverJob first = pool.Enqueue(FakeSolver.Run(0));
        await Stage.EnteredAsync();
        SolverJob[] later = [.. new[] { (1, "a"), (2, "a"), (3, "a"), (4, "b"), (5, "b") }.Select(run => pool.Enqueue(FakeSolver.Run(run.Item1, run.Item2)))];

        Stage.Open();
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
    public async Task WaitForRoom_OutflowFull_PausesSolvingUntilThereIsRoom()
    {
        Outflow.Block();
        var solver = new FakeSolver();
        using SolverPool pool = Started(solver);
        SolverJob job = pool.Enqueue(FakeSolver.Run(0));
        await Outflow.SomebodyWaitsAsync();
        Assert.Empty(solver.Batches);

        Outflow.Unblock();

        Assert.NotNull((await job.End).Result);
    }

    [Fact]
    public async Task Load_BusyPool_CountsWhatExecutesAndWhatWaits()
    {
        var solver = new FakeSolver(Stage.Solve) { PreferredBatch = 2 };
        using SolverPool pool = Started(solver);
        pool.Announce(2);
        pool.Enqueue(FakeSolver.Run(0));
        pool.Enqueue(FakeSolver.Run(1));
        await Stage.EnteredAsync();
        pool.Enqueue(FakeSolver.Run(2));

        PoolLoad load = pool.Load;

        // The announcement of two still stands beside the one that waits.
        Assert.Equal(1, pool.Busy);
        Assert.Equal((1, 2, 2, 3, null), (load.Slots, load.PreferredBatch, load.Executing, load.Waiting, load.AverageSeconds));
    }

    [Fact]
    public async Task Enqueue_CarefulRun_IsAnnouncedBeforeItExecutes()
    {
        using SolverPool pool = Started(new FakeSolver((runs, _) =>
        {
            Assert.Single(Notice.Announced);
            return [FakeSolver.Result(runs[0])];
        }));

        JobEnd end = await pool.Enqueue(FakeSolver.Run(0), new(new(FakeStore.KeyOf(0), 3), null, true)).End;

        Assert.NotNull(end.Result);
        Assert.Equal([new AttemptId(FakeStore.KeyOf(0), 3)], Notice.Announced);
    }
}
