using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Hosting;

/// <summary>How loud to say that something failed which is tried again and again: once for each kind of failure, until it succeeds. Thread-safe.</summary>
internal sealed class Complaint
{
    private string? said;

    /// <returns><see cref="LogLevel.Warning"/> for news, <see cref="LogLevel.Debug"/> for what was said.</returns>
    public LogLevel LevelOf(Exception error)
    {
        string kind = $"{error.GetType().Name} {error.Message}";
        return Interlocked.Exchange(ref said, kind) == kind ? LogLevel.Debug : LogLevel.Warning;
    }

    /// <summary>Of a call to the head. That it cannot be reached is told elsewhere, once for all who call.</summary>
    /// <seealso cref="HeadSilence"/>
    public LogLevel LevelOfCall(Exception error) => error is OrleansException ? LogLevel.Debug : LevelOf(error);

    public void Succeeded() => Volatile.Write(ref said, null);
}
