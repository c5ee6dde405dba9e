using System.Diagnostics;
using LazyRich.Dynamics.Results;
using LazyRich.Grains.Telemetry;
using LazyRich.Grains.Wire;
using LazyRich.Store.Encoding;
using LazyRich.Store.Writing.Rules;
using LazyRich.Studies.Plan;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Pool;

/// <summary>Solves a batch and encodes what comes out, on the calling thread. Whatever the solver throws becomes the failure of a run.</summary>
/// <param name="mostBytes">A result that is larger is a failure.</param>
internal sealed partial class BatchExecution(IRunSolver solver, long mostBytes, CostBook<string> costs, TimeProvider time, ILogger log)
{
    public void Execute(SolverBatch batch)
    {
        try
        {
            SolveInTime(batch.Jobs, batch.Cancellation);
        }
        catch (OperationCanceledException) when (batch.Cancellation.IsCancellationRequested)
        {
            // The last job of the batch was withdrawn: all have ended.
        }
        catch (Exception error) when (batch.Jobs.Count > 1)
        {
            // One of them did it. Bits do not depend on company, so each is tried by itself.
            LogTakenApart(log, error, batch.Jobs.Count);
            foreach (SolverJob job in batch.Jobs)
                SolveAlone(job, batch.Cancellation);
        }
        catch (Exception error)
        {
            Fail(batch.Jobs[0], error);
        }
    }

    private void SolveAlone(SolverJob job, CancellationToken cancellation)
    {
        if (job.HasEnded)
            return;
        try
        {
            SolveInTime([job], cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Withdrawn meanwhile.
        }
        catch (Exception error)
        {
            Fail(job, error);
        }
    }

    /// <summary>What the others of a batch took, which failed together, is not held against a run that is tried by itself.</summary>
    private void SolveInTime(IReadOnlyList<SolverJob> jobs, CancellationToken cancellation)
    {
        using var deadlines = new Deadlines(jobs, time);
        Solve(jobs, cancellation);
    }

    private void Solve(IReadOnlyList<SolverJob> jobs, CancellationToken cancellation)
    {
        using Activity? span = ClusterTraces.Start("solve")?.SetTag(ClusterTraces.Runs, jobs.Count);
        long start = time.GetTimestamp();
        IReadOnlyList<RunOutcome> outcomes = solver.Solve([.. jobs.Select(job => job.Run)], cancellation);
        var results = new EncodedResult?[jobs.Count];
        for (int i = 0; i < results.Length; i++)
            results[i] = outcomes[i].Result is { } result ? ResultEncoder.Encode(result) : null;

        double elapsed = time.GetElapsedTime(start).TotalSeconds;
        Measure(results, elapsed);
        double seconds = elapsed / jobs.Count;
        costs.Record(jobs[0].Run.BatchKey, seconds);
        for (int i = 0; i < results.Length; i++)
        {
            jobs[i].TryEnd(EndOf(results[i], outcomes[i].Failure, seconds));
        }
    }

    private JobEnd EndOf(EncodedResult? result, string? failure, double seconds)
    {
        long bytes = ResultWeight.Of(result, null);
        if (result is not null && bytes > mostBytes)
        {
            (result, failure) = (null, $"Its result has {MessageSize.MebiBytes(bytes)}, and a run may have {MessageSize.MebiBytes(mostBytes)}: observe less, or at fewer times.");
        }
        else if (result is null)
        {
            failure ??= "The solver gave neither a result nor a reason.";
        }

        return new(result, result is null ? failure : null, seconds, FailureCause.Numerical);
    }

    private static void Measure(EncodedResult?[] results, double seconds)
    {
        ClusterMeter.Solve.Record(seconds);
        int failures = results.Count(result => result is null);
        ClusterMeter.SolvedRuns.Add(ClusterMeter.Result, results.Length - failures);
        ClusterMeter.SolvedRuns.Add(ClusterMeter.Failure, failures);
    }

    private void Fail(SolverJob job, Exception error)
    {
        ClusterMeter.SolvedRuns.Add(ClusterMeter.Failure, 1);
        LogThrew(log, error, job.Terms.Attempt.Key, job.Terms.Attempt.Attempt);
        string why = error is OutOfMemoryException
            ? "Out of memory: this run needs more than the process may have."
            : $"{error.GetType().Name}: {error.Message}";
        job.TryEnd(new(null, why, 0, error is OutOfMemoryException or IOException ? FailureCause.Infrastructure : FailureCause.Error));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of {Runs} runs failed together; each is tried by itself.")]
    private static partial void LogTakenApart(ILogger logger, Exception error, int runs);

    [LoggerMessage(Level = LogLevel.Error, Message = "A solver threw; run {Run} is stored as failed at attempt {Attempt}.")]
    private static partial void LogThrew(ILogger logger, Exception error, RunKey run, int attempt);
}
