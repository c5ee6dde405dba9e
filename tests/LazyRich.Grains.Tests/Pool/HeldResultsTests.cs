using LazyRich.Grains.Pool;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Encoding;
using Microsoft.Extensions.Logging.Abstractions;

namespace LazyRich.Grains.Tests.Pool;

public sealed class HeldResultsTests
{
    private const int Bytes = 1000;

    [Fact]
    public void WaitForRoom_AsMuchAsItMayHold_BlocksUntilSomeIsReleased()
    {
        using var held = new HeldResults(2 * Bytes);
        held.Hold(Bytes);
        Assert.True(HasRoom(held));
        held.Hold(Bytes);
        Assert.False(HasRoom(held));

        held.Release(1);

        Assert.True(HasRoom(held));
    }

    [Fact]
    public void Hold_AfterItsEnd_IsOfNoConsequence()
    {
        var held = new HeldResults(Bytes);
        held.Dispose();

        held.Hold(Bytes);
        held.Release(Bytes);
    }

    /// <summary>However late anybody hears of the ends, the thread does not begin what there is no room for.</summary>
    [Fact]
    public async Task Pool_NobodyLooksAtWhatItSolves_StopsAtTheBatchThatFills()
    {
        using var held = new HeldResults(3 * Bytes);
        var solver = new FakeSolver((runs, _) => [.. runs.Select(run => (Dynamics.Results.RunOutcome)FakeSolver.Result(run))]) { PreferredBatch = 1 };
        using var pool = new SolverPool(1, solver, held, new SilentNotice(), TimeProvider.System, NullLogger<SolverPool>.Instance);
        SolverJob[] jobs = [.. Enumerable.Range(0, 50).Select(run => pool.Enqueue(FakeSolver.Run(run)))];
        long each = 0;
        pool.Start();
        await jobs[0].End;
        each = (await jobs[0].End).Bytes;
        int fit = (int)Math.Ceiling(3d * Bytes / each);
        await Task.WhenAll(jobs.Take(fit).Select(job => job.End));

        Assert.Equal(fit, jobs.Count(job => job.HasEnded));

        held.Release(fit * each);
        await jobs[(2 * fit) - 1].End;
        Assert.Equal(2 * fit, jobs.Count(job => job.HasEnded));
    }

    [Fact]
    public void Weight_OfAResult_IsItsArraysAndALittle()
    {
        var result = new EncodedResult(new byte[Bytes], "", [new("loss", [], 0, [], new byte[2 * Bytes])], []);

        Assert.InRange(ResultWeight.Of(result, null), 3 * Bytes, 4 * Bytes);
        Assert.InRange(ResultWeight.Of(null, "diverged"), 1, Bytes);
    }

    private static bool HasRoom(HeldResults held)
    {
        using var atOnce = new CancellationTokenSource();
        atOnce.Cancel();
        try
        {
            held.WaitForRoom(atOnce.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
