namespace LazyRich.Cli.Running;

/// <summary>Runs a second over the last few seconds, and how long the rest will take at that rate. Not thread-safe.</summary>
internal sealed class RateMeter(TimeProvider time)
{
    private static readonly TimeSpan window = TimeSpan.FromSeconds(5);

    private readonly Queue<(long At, long Done)> samples = new();

    /// <summary>Runs a second; 0 until two samples tell.</summary>
    public double Rate { get; private set; }

    public void Add(long done)
    {
        long now = time.GetTimestamp();
        samples.Enqueue((now, done));
        while (samples.Count > 2 && time.GetElapsedTime(samples.Peek().At, now) > window)
            samples.Dequeue();
        (long at, long before) = samples.Peek();
        double seconds = time.GetElapsedTime(at, now).TotalSeconds;
        Rate = seconds > 0 ? (done - before) / seconds : 0;
    }

    /// <returns>Null while nothing moves.</returns>
    public TimeSpan? Remaining(long runs) => Rate > 0 ? TimeSpan.FromSeconds(Math.Min(runs / Rate, 1e8)) : null;
}
