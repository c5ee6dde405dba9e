using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Hosting;

/// <summary>Passes what the silo's filters let through to the caller's own loggers.</summary>
internal sealed class ForwardingLogs(ILoggerFactory target) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => target.CreateLogger(categoryName);

    /// <summary>The target belongs to the caller.</summary>
    public void Dispose()
    {
    }
}

internal static class QuietLogging
{
    /// <summary>Only warnings from below us: Orleans' resilience library has two lines for every activation.</summary>
    public static ILoggingBuilder ForwardQuietly(this ILoggingBuilder logging, ILoggerFactory target) => logging
        .AddProvider(new ForwardingLogs(target))
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("LazyRich", LogLevel.Information)

        // It recommends the server's garbage collector, which on a laptop or beside other jobs is the wrong advice.
        .AddFilter("Orleans.Runtime.Silo", LogLevel.Error)

        // Its first check compares with the machine's start, not with the silo's.
        .AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
}
