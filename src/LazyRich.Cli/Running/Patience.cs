namespace LazyRich.Cli.Running;

/// <summary>How long a process that owns the store may go without answering.</summary>
internal sealed class Patience(TimeProvider time, TimeSpan limit)
{
    private static readonly TimeSpan step = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan withHolder = TimeSpan.FromSeconds(20);

    private long since = time.GetTimestamp();

    public TimeSpan Limit => limit;

    /// <summary>A process that holds a store on this machine answers soon or never.</summary>
    public static Patience WithHolder(TimeProvider time) => new(time, withHolder);

    /// <summary>Whether it answered ever.</summary>
    public bool Answered { get; private set; }

    /// <summary>It answered.</summary>
    public void Renew() => (since, Answered) = (time.GetTimestamp(), true);

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
