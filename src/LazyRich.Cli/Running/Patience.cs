namespace LazyRich.Cli.Running;

/// <summary>How long a process that holds the store may go without answering.</summary>
internal sealed class Patience(TimeProvider time)
{
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan step = TimeSpan.FromMilliseconds(200);

    private long since = time.GetTimestamp();

    /// <summary>It answered.</summary>
    public void Renew() => since = time.GetTimestamp();

    /// <summary>Waits a little before the next try.</summary>
    /// <returns>False when it has been long enough.</returns>
    public async Task<bool> WaitAsync(CancellationToken cancellation)
    {
        if (time.GetElapsedTime(since) > limit)
            return false;
        await Task.Delay(step, time, cancellation);
        return true;
    }
}
