using System.Diagnostics;
using LazyRich.Store.Model;
using LazyRich.Store.Telemetry;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing.Operations;

/// <summary>
/// Streams a plan into the store. Rows go in by portions, between which the writer serves everybody else, under a study that has no name yet; the
/// last step names it. Whatever dies on the way, a study is there whole or not at all.
/// </summary>
internal sealed class Submitting(WriterThread writer, StudyPlan plan)
{
    /// <summary>
    /// Portions begin small, so that the first runs can be leased at once, and double up to this size: keys are random, so every portion rewrites
    /// much of their index, and a million runs in small ones would write it hundreds of times.
    /// </summary>
    private const int LargestPortion = 32_768;

    private const int FirstPortion = 1024;

    private const int DropPortion = 8192;

    /// <summary>On a thread of its own, which may therefore wait: enumerating a plan computes its keys, and a million of them take a while.</summary>
    public Task<Submission> RunAsync(CancellationToken cancellation) =>
        Task.Factory.StartNew(() => Measured(cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private Submission Measured(CancellationToken cancellation)
    {
        using Activity? span = StoreMeter.TracePlan(plan.Name);
        long begun = Stopwatch.GetTimestamp();
        Submission submission = Run(cancellation);
        StoreMeter.Plan.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        StoreMeter.PlannedRuns.Add(submission.Added);
        span?.SetTag("lazyrich.runs", submission.Runs);
        return submission;
    }

    private Submission Run(CancellationToken cancellation)
    {
        StoredPlan? stored = Do(context => PlanRows.Find(context, plan.Name), cancellation);
        if (stored is not null && stored.Runs == plan.Count && IsSame(stored, cancellation) &&
            Do(context => PlanRows.SubmitAgain(context, stored, plan), cancellation) is { } again)
        {
            if (stored.Priority != plan.Policy.Priority || stored.State != StudyState.Active)
                new StudyStates(writer).WalkAsync(stored.Study).GetAwaiter().GetResult();
            return again;
        }

        long study = Do(context => PlanRows.Begin(context, plan), cancellation);
        try
        {
            (PlanCount count, byte[] digest) = Insert(study, cancellation);
            long? replaced = Do(context => PlanRows.Publish(context, study, plan, count, digest), cancellation);
            if (replaced is { } old) DropAsync(writer, old).GetAwaiter().GetResult();
            return new(plan.Name, count.Runs, count.Reused, count.Added);
        }
        catch
        {
            DropAsync(writer, study).GetAwaiter().GetResult();
            throw;
        }
    }

    /// <summary>Takes a plan's rows away; by portions too, for the plan that goes can be as long as the one that came.</summary>
    public static async Task DropAsync(WriterThread writer, long study)
    {
        while (await writer.Post(context => PlanDrop.Portion(context, study, DropPortion), CancellationToken.None).ConfigureAwait(false))
        {
        }
    }

    /// <summary>The next portion's keys are computed while the last one is written.</summary>
    private (PlanCount Count, byte[] Digest) Insert(long study, CancellationToken cancellation)
    {
        using var digest = new PlanDigest();
        PlanCount count = default;
        Task<PlanCount> writing = Task.FromResult(count);
        foreach (PlannedRun[] portion in Portions())
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (PlannedRun run in portion)
                digest.Add(run.Key);
            count += writing.GetAwaiter().GetResult();
            writing = writer.Post(context => PlanRows.Insert(context, study, portion), CancellationToken.None);
        }

        return (count + writing.GetAwaiter().GetResult(), digest.Finish());
    }

    private IEnumerable<PlannedRun[]> Portions()
    {
        int size = FirstPortion;
        var portion = new List<PlannedRun>(size);
        foreach (PlannedRun run in plan.Runs)
        {
            portion.Add(run);
            if (portion.Count < size) continue;
            yield return [.. portion];
            portion.Clear();
            size = Math.Min(2 * size, LargestPortion);
        }

        yield return [.. portion];
    }

    private bool IsSame(StoredPlan stored, CancellationToken cancellation)
    {
        using var digest = new PlanDigest();
        foreach (PlannedRun run in plan.Runs)
        {
            cancellation.ThrowIfCancellationRequested();
            digest.Add(run.Key);
        }

        return digest.Finish().AsSpan().SequenceEqual(stored.Digest);
    }

    private T Do<T>(Func<WriteContext, T> change, CancellationToken cancellation) => writer.Post(change, cancellation).GetAwaiter().GetResult();
}
