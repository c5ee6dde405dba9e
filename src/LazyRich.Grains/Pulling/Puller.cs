using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Pool;
using LazyRich.Store.Writing;
using LazyRich.Studies.Plan;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Pulling;

/// <summary>Keeps this silo's pool fed: asks for leases when the pool runs low, and starts a grain for each.</summary>
internal sealed partial class Puller : IAsyncDisposable
{
    /// <summary>After an error, or when runs went back: they could not be started, and would come again at once.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stop = new();
    private readonly Complaint complaint = new();
    private readonly string silo;
    private readonly WorkerParts worker;
    private readonly Func<IDispatcherGrain> dispatcher;
    private readonly Func<LeasedRun, Task> startRun;
    private readonly LoadWatch watch;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private Task running = Task.CompletedTask;
    private Task starting = Task.CompletedTask;
    private bool someWentBack;
    private bool mayHoldMore;

    public Puller(
        string silo, WorkerParts worker, Func<IDispatcherGrain> dispatcher, Func<LeasedRun, Task> startRun, TimeProvider time, ILogger<Puller> log)
    {
        (this.silo, this.worker, this.dispatcher, this.startRun, this.time, this.log) = (silo, worker, dispatcher, startRun, time, log);
        watch = new(time);
        worker.Pool.Moved += watch.Wake;
        worker.Leases.HandedBack += Refrain;
    }

    public void Start() => running = Task.Run(PullAsync);

    /// <summary>Leases nothing more; what is under way is awaited, and goes back.</summary>
    public async Task StopAsync(CancellationToken patience)
    {
        await stop.CancelAsync();

        // The head answers a pull that waits when it hears this. One that is away has no such pull.
        using var said = CancellationTokenSource.CreateLinkedTokenSource(patience);
        Task leaving = new LeaveNotice(silo, dispatcher, time).GiveAsync(said.Token);
        await running.WaitAsync(patience);
        await starting.WaitAsync(patience);
        await said.CancelAsync();
        await leaving;
    }

    public ValueTask DisposeAsync()
    {
        worker.Pool.Moved -= watch.Wake;
        worker.Leases.HandedBack -= Refrain;
        stop.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Refrain() => Volatile.Write(ref someWentBack, true);

    private async Task PullAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await PullOnceAsync();
                complaint.Succeeded();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Perhaps it is only the reply that was lost, and a grant with it.
                mayHoldMore = true;
                LogLevel level = complaint.LevelOfCall(error);
                LogPullFailed(log, level, error, Pause);
                await Task.Delay(Pause, time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task PullOnceAsync()
    {
        if (Interlocked.Exchange(ref someWentBack, false))
            await Task.Delay(Pause, time, stop.Token);

        PoolLoad load = worker.Pool.Load;
        if (!LeaseSize.IsWanted(load))
        {
            await watch.MovedAsync(stop.Token);
            return;
        }

        LeaseReply reply = await dispatcher().PullAsync(new(silo, load, mayHoldMore ? new(worker.Leases.Held) : null));
        mayHoldMore = false;
        if (reply.AskWhenLoadChanges)
        {
            // Or the plan has changed, of which this silo does not hear.
            await watch.ChangedAsync(load, () => worker.Pool.Load, PlanWatch.LongestWait, stop.Token);
            return;
        }

        LeasedRun[] granted = reply.Runs;
        worker.Leases.Hold(granted.Select(IdOf));
        worker.Pool.Announce(granted.Length);
        await starting;
        starting = StartAsync(granted);
    }

    /// <summary>While the next leases are asked for: what is announced counts as held.</summary>
    private async Task StartAsync(LeasedRun[] granted)
    {
        try
        {
            await Task.WhenAll(granted.Select(StartAsync));
        }
        finally
        {
            worker.Pool.Announce(-granted.Length);

            // The pool may have run dry before: then nothing else would say that there is room.
            watch.Wake();
        }
    }

    private async Task StartAsync(LeasedRun lease)
    {
        try
        {
            stop.Token.ThrowIfCancellationRequested();
            await startRun(lease);
        }
        catch (Exception error)
        {
            if (!stop.IsCancellationRequested)
                LogNotStarted(log, error, lease.Key, lease.Study, lease.Attempt);
            worker.Leases.HandBack(IdOf(lease));
            worker.Leases.Forget(IdOf(lease));
        }
    }

    private static AttemptId IdOf(LeasedRun lease) => new(lease.Key, lease.Attempt);

    [LoggerMessage(Message = "No leases; asked again in {Pause}.")]
    private static partial void LogPullFailed(ILogger logger, LogLevel level, Exception error, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {Run} of {Study} could not be started at attempt {Attempt}; it goes back.")]
    private static partial void LogNotStarted(ILogger logger, Exception error, RunKey run, string study, int attempt);
}
