using Microsoft.Extensions.Logging;

namespace LazyRich.Cli.Terminals;

/// <summary>What a long-lived process has to say, a line each on standard error; Orleans' own words only with --verbose.</summary>
internal sealed class TerminalLogs : ILoggerFactory
{
    private readonly Session session;
    private readonly bool json;

    /// <param name="json">A JSON object a line, for machines; the session's own messages too.</param>
    public TerminalLogs(Session session, bool json)
    {
        (this.session, this.json) = (session, json);
        if (json)
            session.Form = line => LogLine.Of(session.Terminal.Time.GetUtcNow(), LogLevel.Information, "LazyRich", line.Trim(), null, null);
    }

    public ILogger CreateLogger(string categoryName) => new Lines(session, categoryName, json);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class Lines(Session session, string category, bool json) : ILogger
    {
        private readonly bool ours = category.StartsWith("LazyRich", StringComparison.Ordinal);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= (ours ? LogLevel.Information : session.Verbose ? LogLevel.Warning : LogLevel.None);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            DateTimeOffset now = session.Terminal.Time.GetUtcNow();
            string message = formatter(state, exception);
            session.Write(json ? LogLine.Of(now, logLevel, category, message, state, exception) : Text(now, logLevel, message, exception));
        }

        private string Text(DateTimeOffset now, LogLevel level, string message, Exception? exception)
        {
            string why = exception is null ? "" : session.Verbose ? $"{Environment.NewLine}{exception}" : $" ({FirstLine(exception.Message)})";
            return $"{now:HH:mm:ss} {(level >= LogLevel.Warning ? "warning: " : "")}{message}{why}";
        }

        /// <summary>Some of Orleans' messages hold a whole stack trace.</summary>
        private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd('\r');
    }
}
