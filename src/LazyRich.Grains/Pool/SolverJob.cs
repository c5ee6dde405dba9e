using System.Globalization;
using LazyRich.Store.Encoding;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Rules;

namespace LazyRich.Grains.Pool;

/// <summary>How a job ended: with a result, with a failure, or withdrawn (neither).</summary>
/// <param name="Seconds">Its share of the time its batch took.</param>
/// <param name="Cause">What kind of failure; says nothing otherwise.</param>
internal readonly record struct JobEnd(EncodedResult? Result, string? Failure, double Seconds, FailureCause Cause = FailureCause.Error)
{
    public bool IsWithdrawn => Result is null && Failure is null;

    /// <summary>What it holds of this silo's memory.</summary>
    public long Bytes => IsWithdrawn ? 0 : ResultWeight.Of(Result, Failure);
}

/// <summary>On what terms a run is executed.</summary>
/// <param name="Timeout">Null: as long as it takes.</param>
/// <param name="IsCareful">The head is told before it executes.</param>
internal readonly record struct JobTerms(AttemptId Attempt, TimeSpan? Timeout, bool IsCareful);

/// <summary>One run in the pool. It waits, is executed once or withdrawn, and ends exactly once.</summary>
internal sealed class SolverJob(PreparedRun run, JobTerms terms, IOutflow outflow)
{
    private const int Waiting = 0, Executing = 1, Ended = 2;

    private readonly TaskCompletionSource<JobEnd> end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int stage = Waiting;

    public PreparedRun Run => run;

    public JobTerms Terms => terms;

    /// <summary>The batch that executes it; null while it waits.</summary>
    public SolverBatch? Batch { get; private set; }

    /// <summary>Whether a thread took it before it ended.</summary>
    public bool WasTaken { get; private set; }

    public Task<JobEnd> End => end.Task;

    public bool HasEnded => Volatile.Read(ref stage) == Ended;

    /// <returns>False when it was withdrawn before.</returns>
    public bool TryStart(SolverBatch batch)
    {
        Batch = batch;
        if (Interlocked.CompareExchange(ref stage, Executing, Waiting) != Waiting)
            return false;
        WasTaken = true;
        return true;
    }

    /// <returns>False when it had ended already.</returns>
    public bool TryEnd(JobEnd how)
    {
        if (Interlocked.Exchange(ref stage, Ended) == Ended)
            return false;
        outflow.Hold(how.Bytes);
        end.TrySetResult(how);
        return true;
    }

    /// <summary>Ends it as failed for taking longer than it may. Its batch stops early only when nobody else is in it.</summary>
    public void Expire()
    {
        double seconds = terms.Timeout!.Value.TotalSeconds;
        string why = string.Create(CultureInfo.InvariantCulture, $"It took longer than the {seconds:0.###} s that its study allows.");
        if (TryEnd(new(null, why, seconds, FailureCause.Timeout)))
            Batch?.Leave();
    }

    /// <summary>Ends it unsolved. Its batch stops early only when nobody else is in it.</summary>
    /// <returns>True when it was still waiting.</returns>
    public bool Withdraw()
    {
        int was = Interlocked.Exchange(ref stage, Ended);
        if (was == Ended)
            return false;
        end.TrySetResult(default);
        if (was == Executing)
            Batch?.Leave();
        return was == Waiting;
    }
}
