namespace LazyRich.Grains.Pool;

/// <summary>Jobs of one batch key that a thread solves together, and the token that stops them when the last of them is withdrawn.</summary>
internal sealed class SolverBatch : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();
    private readonly List<SolverJob> jobs = [];
    private bool disposed;

    /// <summary>One more than the jobs while it is gathered, so that it cannot be stopped before it is complete.</summary>
    private int wanted = 1;

    public IReadOnlyList<SolverJob> Jobs => jobs;

    public CancellationToken Cancellation => stop.Token;

    public void Add(SolverJob job)
    {
        lock (gate)
            wanted++;
        if (job.TryStart(this))
            jobs.Add(job);
        else
            Leave();
    }

    /// <summary>Its jobs once it is complete; before, none.</summary>
    public IReadOnlyList<SolverJob> Executing { get; private set; } = [];

    /// <summary>Nothing more is added.</summary>
    public void Seal()
    {
        Executing = jobs;
        Leave();
    }

    /// <summary>One of its jobs is no longer wanted.</summary>
    public void Leave()
    {
        lock (gate)
        {
            wanted--;
            if (wanted == 0 && !disposed)
                stop.Cancel();
        }
    }

    public void Dispose()
    {
        lock (gate)
            disposed = true;
        stop.Dispose();
    }
}
