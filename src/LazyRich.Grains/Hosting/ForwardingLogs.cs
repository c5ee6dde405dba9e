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
