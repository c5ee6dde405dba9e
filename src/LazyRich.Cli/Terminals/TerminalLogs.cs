using Microsoft.Extensions.Logging;

namespace LazyRich.Cli.Terminals;

/// <summary>What a long-lived process has to say, a line each on standard error; Orleans' own words only with --verbose.</summary>
internal sealed class TerminalLogs(Session session) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Lines(session, categoryName.StartsWith("LazyRich", StringComparison.Ordinal));

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class Lines(Session session, bool ours) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= (ours ? LogLevel.Information : session.Verbose ? LogLevel.Warning : LogLevel.None);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            string why = exception is null ? "" : session.Verbose ? $"{Environment.NewLine}{exception}" : $" ({exception.Message})";
            session.Say($"{session.Terminal.Time.GetUtcNow():HH:mm:ss} {(logLevel >= LogLevel.Warning ? "warning: " : "")}{formatter(state, exception)}{why}");
        }
    }
}
