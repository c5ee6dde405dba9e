namespace LazyRich.Grains.Shipping;

internal sealed class ShipperOptions
{
    /// <summary>Bytes of one message. Default 4 MiB; a single run larger than that travels alone.</summary>
    public long BatchBytes { get; init; } = 4 << 20;

    /// <summary>Runs of one message. Default 2048.</summary>
    public int BatchRuns { get; init; } = 2048;

    /// <summary>Messages without a verdict yet. Default 2: one is written while the next one travels.</summary>
    public int InFlight { get; init; } = 2;

    /// <summary>How long a result may wait for company. Default 20 ms: a transaction of many costs hardly more than one of one.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Pause before a batch without a verdict is sent again; doubles up to <see cref="LongestPause"/>. Default 100 ms.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Default 5 s.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);
}
