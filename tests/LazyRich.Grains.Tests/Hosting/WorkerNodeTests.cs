using LazyRich.Grains.Hosting;
using LazyRich.Grains.Joining;
using LazyRich.Grains.Membership;
using LazyRich.Grains.Tests.Fakes;
using Orleans;

namespace LazyRich.Grains.Tests.Hosting;

public sealed class WorkerNodeTests
{
    private static readonly ClusterOptions options = new() { Slots = 1, Solver = new FakeSolver(), Peers = new() { Token = "the token of this cluster" } };

    /// <summary>A head that is stopped just then ends the start of a silo by cancelling it, and that is not the worker's own stop.</summary>
    [Fact]
    public async Task Run_HeadGivesUpWhileTheSiloStarts_AsksAgain()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var head = new HeadThatGivesUp(second: stop.Cancel);
        var node = new WorkerNode(options, head, new(TimeSpan.Zero, TimeSpan.FromMinutes(5)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => node.RunAsync(_ => Assert.Fail("It cannot have joined."), stop.Token, CancellationToken.None));

        Assert.Equal(2, head.Invited);
    }

    /// <summary>Orleans then throws what says nothing of a cancellation.</summary>
    [Fact]
    public async Task Run_ToldToStopWhileTheSiloStarts_EndsAsCancelled()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var node = new WorkerNode(options, new HeadWhoseMembership(asked: stop.Cancel), new(TimeSpan.Zero, TimeSpan.FromMinutes(5)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => node.RunAsync(_ => Assert.Fail("It cannot have joined."), stop.Token, CancellationToken.None));
    }

    /// <summary>Whatever it is that hangs: a supervisor would kill the process, and later.</summary>
    [Fact]
    public async Task Run_ToldToStopAndSomethingHangs_EndsAfterTheGraceAndALittle()
    {
        var time = new WatchedTime();
        var patience = new WorkerPatience(Grace: TimeSpan.FromSeconds(20), Silence: TimeSpan.FromHours(1));
        using var stop = new CancellationTokenSource();
        var node = new WorkerNode(new() { Slots = 1, Solver = new FakeSolver(), Time = time }, new HeadThatNeverAnswers(), patience);
        Task<bool> running = node.RunAsync(_ => Assert.Fail("It cannot have joined."), stop.Token, CancellationToken.None);

        await stop.CancelAsync();
        await time.TimerStartedAsync();
        time.Advance(patience.Grace);
        await time.TimerStartedAsync();
        Assert.False(running.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(9));

        Assert.False(await running);
    }

    private sealed class HeadThatNeverAnswers : IRendezvous
    {
        public IMembershipTable Membership => throw new NotSupportedException();

        public Task<Invitation> InviteAsync(CancellationToken cancellation) => new TaskCompletionSource<Invitation>().Task;

        public void Joined(string cluster)
        {
        }

        public void HeadAt(Uri api)
        {
        }
    }

    private sealed class HeadWhoseMembership(Action asked) : IRendezvous
    {
        public IMembershipTable Membership
        {
            get
            {
                asked();
                return new HeadMembershipTable();
            }
        }

        public Task<Invitation> InviteAsync(CancellationToken cancellation) =>
            Task.FromResult(Invitation.Of("test", 1, TimeSpan.FromSeconds(30), TimeProvider.System));

        public void Joined(string cluster)
        {
        }

        public void HeadAt(Uri api)
        {
        }
    }

    private sealed class HeadThatGivesUp(Action second) : IRendezvous
    {
        public int Invited { get; private set; }

        public IMembershipTable Membership => throw new TaskCanceledException();

        public Task<Invitation> InviteAsync(CancellationToken cancellation)
        {
            if (++Invited == 2)
                second();
            return Task.FromResult(Invitation.Of("test", 1, TimeSpan.FromSeconds(30), TimeProvider.System));
        }

        public void Joined(string cluster)
        {
        }

        public void HeadAt(Uri api)
        {
        }
    }
}
