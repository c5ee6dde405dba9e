using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Hosting;

/// <summary>Says of a worker's head when it falls silent and when it is back, and nothing in between.</summary>
/// <param name="heldBytes">What the worker may hold meanwhile.</param>
/// <param name="patience">How long it goes on without a head.</param>
internal sealed partial class HeadSilence(long heldBytes, TimeSpan patience, ILogger log)
{
    /// <summary>A head is asked every second; one that commits much may be late.</summary>
    private static readonly TimeSpan notable = TimeSpan.FromSeconds(4);

    private TimeSpan longest;

    /// <param name="silence">How long the head has not answered until now.</param>
    public void Lasts(TimeSpan silence)
    {
        if (silence >= notable && longest < notable)
            LogAway(log, heldBytes >> 20, patience.TotalMinutes);
        if (silence < notable && longest >= notable)
            LogBack(log, (int)longest.TotalSeconds);
        longest = silence;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The head does not answer. What is here is solved and held, up to {MebiBytes} MiB, and delivered when it is back; this worker gives up after {Minutes:0.#} min.")]
    private static partial void LogAway(ILogger logger, long mebiBytes, double minutes);

    [LoggerMessage(Level = LogLevel.Information, Message = "The head is back after {Seconds} s.")]
    private static partial void LogBack(ILogger logger, int seconds);
}
