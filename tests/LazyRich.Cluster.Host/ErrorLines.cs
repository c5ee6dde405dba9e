using Microsoft.Extensions.Logging;

namespace LazyRich.Cluster.Host;

/// <summary>A line on standard error for whatever LazyRich itself has to say: a test that fails shows them.</summary>
internal sealed class ErrorLines : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Lines(categoryName.StartsWith("LazyRich", StringComparison.Ordinal));

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class Lines(bool ours) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= (ours ? LogLevel.Information : LogLevel.Error);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Console.Error.WriteLine($"{logLevel}: {formatter(state, exception)} {exception?.Message}");
        }
    }
}
