using LazyRich.Grains.Pulling;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace LazyRich.Grains.Tests.Pulling;

public sealed class ExecutionReportTests : IAsyncDisposable
{
    private static readonly AttemptId one = new(FakeStore.KeyOf(1), 1), two = new(FakeStore.KeyOf(2), 1);

    private readonly WatchedTime time = new();
    private readonly FakeDispatcher dispatcher = new();
    private readonly ExecutionReport report;
    private AttemptId[] executing = [];

    public ExecutionReportTests() => report = new("silo", () => executing, () => dispatcher, time, NullLogger<ExecutionReport>.Instance);

    [Fact]
    public async Task Announce_CarefulRun_IsToldAtOnceAndStays()
    {
        report.Announce([one], TestContext.Current.CancellationToken);
        executing = [one];
        report.Announce([two], TestContext.Current.CancellationToken);

        Assert.Equal([one], await dispatcher.ReportedAsync());
        Assert.Equal([one, two], await dispatcher.ReportedAsync());
    }

    /// <summary>Its result may not be stored yet, and it must not be blamed for what the next one does.</summary>
    [Fact]
    public async Task Announce_AfterACarefulRunHasEnded_NoLongerNamesThatOne()
    {
        report.Announce([one], TestContext.Current.CancellationToken);
        report.Announce([two], TestContext.Current.CancellationToken);

        Assert.Equal([one], await dispatcher.ReportedAsync());
        Assert.Equal([two], await dispatcher.ReportedAsync());
    }

    [Fact]
    public async Task Announce_HeadAway_WaitsUntilItHears()
    {
        dispatcher.ReportFault = new TimeoutException();
        Task announcing = Task.Run(() => report.Announce([one], TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        await dispatcher.ReportedAsync();
        Assert.False(announcing.IsCompleted);

        dispatcher.ReportFault = null;
        await announcing;

        Assert.Equal([one], await dispatcher.ReportedAsync());
    }

    [Fact]
    public async Task Period_RunThatStaysOnItsThread_IsToldOnce()
    {
        report.Start();
        await time.TimerStartedAsync();
        executing = [one];
        time.Advance(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([one], await dispatcher.ReportedAsync());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(dispatcher.HasReport);
    }

    [Fact]
    public async Task Drain_Executing_SaysThatNothingDoes()
    {
        report.Start();
        await time.TimerStartedAsync();
        report.Announce([one], TestContext.Current.CancellationToken);
        report.Drain();

        Assert.Equal([one], await dispatcher.ReportedAsync());
        Assert.Empty(await dispatcher.ReportedAsync());
    }

    [Fact]
    public async Task Drain_HeadAway_IsSaidWhenItIsBack()
    {
        report.Start();
        await time.TimerStartedAsync();
        report.Announce([one], TestContext.Current.CancellationToken);
        Assert.Equal([one], await dispatcher.ReportedAsync());
        dispatcher.ReportFault = new TimeoutException();
        report.Drain();
        Assert.Empty(await dispatcher.ReportedAsync());

        dispatcher.ReportFault = null;
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(await dispatcher.ReportedAsync());
    }

    [Fact]
    public async Task Dispose_HeadThatNeverAnswers_Ends()
    {
        dispatcher.IsSilent = true;
        report.Start();
        await time.TimerStartedAsync();
        report.Drain();
        await dispatcher.ReportedAsync();

        await report.DisposeAsync();
    }

    public ValueTask DisposeAsync() => report.DisposeAsync();
}
