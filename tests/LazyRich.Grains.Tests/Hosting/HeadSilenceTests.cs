using LazyRich.Grains.Hosting;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Tests.Hosting;

public sealed class HeadSilenceTests
{
    private readonly Lines lines = new();
    private readonly HeadSilence silence;

    public HeadSilenceTests() => silence = new(64 << 20, TimeSpan.FromHours(1), lines);

    [Fact]
    public void Lasts_HeadThatIsLateForASecond_IsNotWorthALine()
    {
        foreach (int seconds in new[] { 0, 1, 2, 0 })
            silence.Lasts(TimeSpan.FromSeconds(seconds));

        Assert.Empty(lines.Said);
    }

    [Fact]
    public void Lasts_HeadAwayForLong_IsSaidOnceAndThatItIsBack()
    {
        for (int seconds = 0; seconds < 100; seconds++)
            silence.Lasts(TimeSpan.FromSeconds(seconds));
        silence.Lasts(TimeSpan.FromSeconds(1));
        silence.Lasts(TimeSpan.FromSeconds(1));

        Assert.Equal(
            [
                "The head does not answer. What is here is solved and held, up to 64 MiB, and delivered when it is back; this worker gives up after 60 min.",
                "The head is back after 99 s.",
            ],
            lines.Said);
    }

    private sealed class Lines : ILogger
    {
        public List<string> Said { get; } = [];

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;
    }
}
