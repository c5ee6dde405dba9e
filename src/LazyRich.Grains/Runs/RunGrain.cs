using LazyRich.Grains.Hosting;
using LazyRich.Grains.Life;
using LazyRich.Grains.Placement;
using LazyRich.Grains.Pool;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Rules;
using LazyRich.Studies.Plan;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Runs;

/// <summary>Carries out what <see cref="RunLife"/> says.</summary>
[OnNamedSilo, CollectionAgeLimit(AlwaysActive = true)]
internal sealed partial class RunGrain(WorkerParts worker, ILogger<RunGrain> log) : Grain, IRunGrain
{
    private RunState state;
    private LeasedRun? lease;
    private SolverJob? job;
    private CompletedRun? completed;
    private Task shipping = Task.CompletedTask;

    public Task StartAsync(LeasedRun lease)
    {
        this.lease = lease;
        return OnAsync(RunEvent.Granted);
    }

    public Task LeaseLostAsync() => OnAsync(RunEvent.LeaseLost);

    public Task CancelAsync() => OnAsync(RunEvent.Cancelled);

    private AttemptId Id => new(lease!.Key, lease.Attempt);

    private async Task OnAsync(RunEvent happened)
    {
        (state, RunInstruction instructions) = RunLife.On(state, happened);
        if (instructions.HasFlag(RunInstruction.Enqueue))
            await EnqueueAsync();
        if (instructions.HasFlag(RunInstruction.Withdraw))
            job?.Withdraw();
        if (instructions.HasFlag(RunInstruction.Ship))
            shipping = ShipAsync();
        if (instructions.HasFlag(RunInstruction.HandBack))
            worker.Leases.HandBack(Id);
        if (instructions.HasFlag(RunInstruction.Retire))
            Retire();
    }

    private async Task EnqueueAsync()
    {
        try
        {
            job = worker.Pool.Enqueue(await worker.Solver.PrepareAsync(lease!.Definition), new(Id, lease.Timeout, lease.IsCareful));
            _ = FollowAsync(job);
        }
        catch (Exception error) when (error is TimeoutException or OrleansException)
        {
            // The head is away, which is not the run's fault, and is told once for all runs (HeadSilence).
            LogHandedBack(log, error, lease!.Key, lease.Study, lease.Attempt);
            await OnAsync(RunEvent.Withdrawn);
        }
        catch (Exception error)
        {
            await EndAsync(new(null, $"The run cannot be prepared: {error.Message}", 0));
        }
    }

    private async Task FollowAsync(SolverJob job)
    {
        JobEnd end = await job.End;

        // Told with its end: nothing depends on knowing it sooner, and one more turn of the grain costs as much as a short run.
        if (job.WasTaken)
            await OnAsync(RunEvent.SlotTaken);
        try
        {
            await (end.IsWithdrawn ? OnAsync(RunEvent.Withdrawn) : EndAsync(end));
            await shipping;
        }
        finally
        {
            worker.Held.Release(end.Bytes);
        }
    }

    private Task EndAsync(JobEnd end)
    {
        if (end.Failure is not null)
            LogFailed(log, lease!.Key, lease.Study, lease.Attempt, end.Failure);
        completed = new(lease!.Key, lease.Attempt, end.Result, end.Failure, end.Seconds) { Cause = end.Cause };
        return OnAsync(end.Result is not null ? RunEvent.Solved : end.Cause is FailureCause.Timeout ? RunEvent.TimedOut : RunEvent.Unsolved);
    }

    private async Task ShipAsync()
    {
        Verdict verdict = await worker.Shipper.ShipAsync(completed!);
        if (verdict is Verdict.Fenced)
            LogFenced(log, lease!.Key, lease.Study, lease.Attempt);
        await OnAsync(verdict is Verdict.Fenced ? RunEvent.Refused : RunEvent.Stored);
    }

    private void Retire()
    {
        if (lease is not null)
            worker.Leases.Forget(Id);
        DeactivateOnIdle();
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Run {Run} of {Study} is handed back at attempt {Attempt}.")]
    private static partial void LogHandedBack(ILogger logger, Exception error, RunKey run, string study, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {Run} of {Study} failed at attempt {Attempt}: {Failure}")]
    private static partial void LogFailed(ILogger logger, RunKey run, string study, int attempt, string failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run} of {Study} came too late at attempt {Attempt}: a newer attempt owns it, or nobody wants it.")]
    private static partial void LogFenced(ILogger logger, RunKey run, string study, int attempt);
}
