using LazyRich.Grains.Pulling;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace LazyRich.Grains.Tests.Pulling;

public sealed class LeaseReturnTests : IAsyncDisposable
{
    private static readonly AttemptId[] attempts = [new(FakeStore.KeyOf(0), 1), new(FakeStore.KeyOf(1), 1)];

    private readonly WatchedTime time = new();
    private readonly FakeDispatcher dispatcher = new();
    private readonly LeaseBook leases = new();
    private readonly LeaseReturn back;

    public LeaseReturnTests() => back = new(leases, () => dispatcher, time, NullLogger<LeaseReturn>.Instance);

    public ValueTask DisposeAsync() => back.DisposeAsync();

    [Fact]
    public async Task HandBack_OfAnAttempt_IsReturnedAtOnce()
    {
        back.Start();
        await time.TimerStartedAsync();

        leases.HandBack(attempts[0]);

        Assert.Equal([attempts[0]], await dispatcher.ReleasedAsync());
    }

    [Fact]
    public async Task Return_HeadThatDoesNotAnswer_KeepsThemForTheNextTurn()
    {
        dispatcher.ReleaseFault = new TimeoutException();
        leases.HandBack(attempts[0]);
        await Assert.ThrowsAsync<TimeoutException>(back.ReturnAsync);
        dispatcher.ReleaseFault = null;
        leases.HandBack(attempts[1]);

        await back.ReturnAsync();

        Assert.Equal(attempts, (await dispatcher.ReleasedAsync()).OrderBy(id => id.Key));
    }

    [Fact]
    public async Task Dispose_HeadThatNeverAnswers_EndsAndKeepsThem()
    {
        dispatcher.IsSilent = true;
        back.Start();
        await time.TimerStartedAsync();
        leases.HandBack(attempts[0]);
        Assert.Equal([attempts[0]], await dispatcher.ReleasedAsync());

        await back.DisposeAsync();

        Assert.Equal([attempts[0]], leases.TakeHandedBack());
    }

    [Fact]
    public async Task Return_Failed_IsTriedAgainAtTheNextSecond()
    {
        back.Start();
        await time.TimerStartedAsync();
        leases.KeepHandedBack(attempts);

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(attempts, await dispatcher.ReleasedAsync());
    }
}
