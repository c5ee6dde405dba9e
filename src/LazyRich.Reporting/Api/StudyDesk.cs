using LazyRich.Store.Reading;
using LazyRich.Store.Writing;
using LazyRich.Studies.Plan;

namespace LazyRich.Reporting.Api;

/// <summary>
/// Takes studies in for the process that owns the store, and knows when all that were taken in are finished, so that the process neither ends
/// under a study it has accepted nor accepts one when it is about to end. Thread-safe.
/// </summary>
public sealed class StudyDesk(IStoreWriter writer, IStoreReader reader) : IStudyDesk, IDisposable
{
    private static readonly TimeSpan portionTime = TimeSpan.FromSeconds(0.1);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly HashSet<string> taken = [];
    private bool closed;

    /// <summary>Called after every change of the plan. Default: nothing, while there is no cluster.</summary>
    public Func<Task> PlanChanged { get; set; } = () => Task.CompletedTask;

    /// <summary>Called with attempts that nobody wants any more. Default: nothing; their silos hear of it when they next renew.</summary>
    public Func<IReadOnlyList<HeldAttempt>, Task> Withdrawn { get; set; } = _ => Task.CompletedTask;

    public Task<Submission?> SubmitAsync(StudyPlan plan, CancellationToken cancellation) =>
        WithinAsync<Submission?>(plan.Name, () => TakeInAsync(plan, cancellation)!, cancellation);

    public Task<int?> RetryFailedAsync(string study, CancellationToken cancellation) =>
        WithinAsync<int?>(study, async () => await writer.RetryFailedAsync(study, cancellation), cancellation);

    public async Task<bool> OrderAsync(StudyOrder order, string study, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (closed)
                return false;
            StudyChange? change = await (order switch
            {
                StudyOrder.Pause => writer.PauseAsync(study, cancellation),
                StudyOrder.Resume => writer.ResumeAsync(study, cancellation),
                StudyOrder.Stop => writer.StopAsync(study, cancellation),
                _ => writer.CancelAsync(study, cancellation),
            });
            if (change is { Ended.Count: > 0 })
                await Withdrawn(change.Ended);
            await PlanChanged();
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task<bool> FollowAsync(string study, CancellationToken cancellation) =>
        await WithinAsync<bool?>(study, () => Task.FromResult<bool?>(true), cancellation) is true;

    /// <summary>Studies that were taken in and have runs to do.</summary>
    public IReadOnlyList<StudyStatus> Unfinished()
    {
        string[] names;
        lock (taken)
            names = [.. taken];
        return [.. names.Select(reader.Study).OfType<StudyStatus>().Where(study => !study.Finished)];
    }

    /// <summary>True when everything that was taken in is finished; from then on nothing more is.</summary>
    public async Task<bool> TryCloseAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            return closed = closed || Unfinished().Count == 0;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    /// <summary>A plan of a million runs is taken in by portions over many seconds; what is in may be solved meanwhile. Nothing but its own end ends a submission.</summary>
    private async Task<Submission> TakeInAsync(StudyPlan plan, CancellationToken cancellation)
    {
        Task<Submission> submitting = writer.SubmitAsync(plan, cancellation);
        while (await Task.WhenAny(submitting, Task.Delay(portionTime, cancellation)) != submitting && !cancellation.IsCancellationRequested)
            await PlanChanged().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await submitting;
    }

    private async Task<T?> WithinAsync<T>(string study, Func<Task<T>> change, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (closed)
                return default;
            T answer = await change();
            lock (taken)
                taken.Add(study);
            await PlanChanged();
            return answer;
        }
        finally
        {
            gate.Release();
        }
    }
}
