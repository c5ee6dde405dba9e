using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Hosting;

/// <summary>
/// What Orleans tells when a silo cannot go on: the others declared it dead while its machine slept, say. Instead of aborting the process it ends
/// the silo, and the process may join again with a new one.
/// </summary>
internal sealed partial class FatalStop(ILogger<FatalStop> log) : IFatalErrorHandler
{
    private readonly TaskCompletionSource<string> happened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the reason.</summary>
    public Task<string> Happened => happened.Task;

    public bool IsUnexpected(Exception exception) => exception is not (OperationCanceledException or ObjectDisposedException);

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        if (happened.TrySetResult(context ?? exception?.Message ?? "a fatal error"))
            LogFatal(log, exception, context);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "This silo has to end: {Context}")]
    private static partial void LogFatal(ILogger logger, Exception? exception, string? context);
}
