using LazyRich.Grains.Pulling;
using LazyRich.Grains.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace LazyRich.Grains.Tests.Pulling;

public sealed class LeaseRenewalTests : IAsyncDisposable
{
    private static readonly TimeSpan lease = TimeSpan.FromSeconds(30);

    private readonly WatchedTime time = new();
    private readonly FakeDispatcher dispatcher = new();
    private readonly LeaseRenewal renewal;

    public LeaseRenewalTests() => renewal = new(
        "silo", new LeaseBook(), () => dispatcher, _ => throw new NotSupportedException(), lease, time, NullLogger<LeaseRenewal>.Instance);

    public ValueTask DisposeAsync() => renewal.DisposeAsync();

    [Fact]
    public async Task Introduce_SiloThatHoldsNothing_SaysSoAtOnceAndOnlyOnce()
    {
        renewal.Start();
        await time.TimerStartedAsync();
        renewal.Introduce();

        Assert.Empty(await dispatcher.RenewedAsync());
        time.Advance(lease);
        Assert.False(dispatcher.HasRenewal);
    }

    [Fact]
    public async Task Dispose_HeadThatNeverAnswers_Ends()
    {
        dispatcher.IsSilent = true;
        renewal.Start();
        await time.TimerStartedAsync();
        renewal.Introduce();
        await dispatcher.RenewedAsync();

        await renewal.DisposeAsync();
    }

    [Fact]
    public async Task Introduce_HeadThatDoesNotAnswer_IsRepeated()
    {
        dispatcher.RenewFault = new TimeoutException();
        renewal.Start();
        await time.TimerStartedAsync();
        renewal.Introduce();
        await dispatcher.RenewedAsync();

        dispatcher.RenewFault = null;
        renewal.Hasten();

        Assert.Empty(await dispatcher.RenewedAsync());
    }
}
