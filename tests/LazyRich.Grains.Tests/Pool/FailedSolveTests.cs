using LazyRich.Dynamics.Results;
using LazyRich.Grains.Pool;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing.Rules;
using Microsoft.Extensions.Logging.Abstractions;

namespace LazyRich.Grains.Tests.Pool;

/// <summary>Runs that do not end well, and what becomes of those beside them.</summary>
public sealed class FailedSolveTests : SolverPoolTest
{
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
        using var pool = new SolverPool(1, new FakeSolver(), Outflow, new SilentNotice(), TimeProvider.System, NullLogger<SolverPool>.Instance, mostBytes: 100);
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
    public async Task Enqueue_RunThatTakesTooLong_EndsTimedOutAndFreesItsThread()
    {
        var time = new WatchedTime();
        using SolverPool pool = Started(new FakeSolver(Stage.Solve), time: time);
        SolverJob slow = pool.Enqueue(FakeSolver.Run(0), new(default, TimeSpan.FromSeconds(90), false));
        await time.TimerStartedAsync();
        await Stage.EnteredAsync();
        time.Advance(TimeSpan.FromSeconds(90));

        JobEnd end = await slow.End;
        SolverJob next = pool.Enqueue(FakeSolver.Run(1));
        await Stage.EnteredAsync();
        Stage.Open();

        Assert.Equal((FailureCause.Timeout, 90), (end.Cause, end.Seconds));
        Assert.Contains("90 s", end.Failure, StringComparison.Ordinal);
        Assert.NotNull((await next.End).Result);
    }

    [Fact]
    public async Task Enqueue_TimeoutOfOneOfABatch_LeavesTheOthersToTheirEnd()
    {
        var time = new WatchedTime();
        using SolverPool pool = Started(new FakeSolver(Stage.Solve), time: time);
        pool.Announce(2);
        SolverJob slow = pool.Enqueue(FakeSolver.Run(0), new(default, TimeSpan.FromSeconds(1), false));
        SolverJob patient = pool.Enqueue(FakeSolver.Run(1));
        pool.Announce(-2);
        await time.TimerStartedAsync();
        await Stage.EnteredAsync();
        time.Advance(TimeSpan.FromSeconds(1));
        JobEnd timedOut = await slow.End;
        Stage.Open();

        Assert.Equal(FailureCause.Timeout, timedOut.Cause);
        Assert.NotNull((await patient.End).Result);
    }

    private static IReadOnlyList<RunOutcome> ThrowForRunOne(IReadOnlyList<int> runs, CancellationToken cancellation) => runs.Contains(1)
        ? throw new InvalidOperationException("S is not a number.")
        : [.. runs.Select(run => (RunOutcome)FakeSolver.Result(run))];
}
