using System.Threading.Channels;
using LazyRich.Grains.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LazyRich.Grains.Tests.Hosting;

public sealed class PeriodicDutyTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Hasten_BetweenTwoTurns_PerformsAtOnceAndKeepsTheTimes()
    {
        await using var duty = new Counting(time);
        duty.Start();

        duty.Hasten();
        Assert.Equal(1, await duty.Turns.ReadAsync(TestContext.Current.CancellationToken));
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(2, await duty.Turns.ReadAsync(TestContext.Current.CancellationToken));
    }

    private sealed class Counting(TimeProvider time) : PeriodicDuty(TimeSpan.FromSeconds(10), time, NullLogger.Instance)
    {
        private readonly Channel<int> turns = Channel.CreateUnbounded<int>();
        private int count;

        public ChannelReader<int> Turns => turns.Reader;

        protected override Task PerformAsync(CancellationToken stopping) => turns.Writer.WriteAsync(++count, stopping).AsTask();
    }
}
