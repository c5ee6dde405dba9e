namespace LazyRich.Grains.Pool;

/// <summary>Ends the jobs of a batch that take longer than they may, each at its own time.</summary>
internal sealed class Deadlines(IReadOnlyList<SolverJob> jobs, TimeProvider time) : IDisposable
{
    private readonly ITimer[] timers =
    [
        .. jobs.Where(job => job.Terms.Timeout is not null)
            .Select(job => time.CreateTimer(static state => ((SolverJob)state!).Expire(), job, job.Terms.Timeout!.Value, Timeout.InfiniteTimeSpan)),
    ];

    public void Dispose()
    {
        foreach (ITimer timer in timers)
            timer.Dispose();
    }
}
