using LazyRich.Grains.Wire;
using LazyRich.Store.Writing;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Pool;

/// <summary>
/// This silo's solver threads: dedicated, as many as slots, so that neither a grain's turn nor the shared thread pool is ever held by a solve.
/// Thread-safe.
/// </summary>
internal sealed partial class SolverPool : IDisposable
{
    private static readonly TimeSpan JoinPatience = TimeSpan.FromSeconds(0.2);

    private readonly CancellationTokenSource stop = new();
    private readonly CostBook<string> costs = new();
    private readonly IRunSolver solver;
    private readonly IOutflow outflow;
    private readonly IExecutionNotice notice;
    private readonly ILogger log;
    private readonly JobQueue queue;
    private readonly BatchExecution execution;
    private readonly Thread[] threads;
    private readonly SolverBatch?[] current;
    private int executing;
    private int busy;

    /// <param name="mostBytes">A result that is larger is a failure.</param>
    public SolverPool(
        int slots, IRunSolver solver, IOutflow outflow, IExecutionNotice notice, TimeProvider time, ILogger<SolverPool> log, long mostBytes = MessageSize.Most)
    {
        (this.solver, this.outflow, this.notice, this.log) = (solver, outflow, notice, log);
        queue = new(solver.PreferredBatch);
        execution = new(solver, mostBytes, costs, time, log);
        current = new SolverBatch?[slots];
        threads = [.. Enumerable.Range(0, slots).Select(slot => new Thread(() => Work(slot)) { Name = $"lazyrich-solver-{slot}", IsBackground = true })];
    }

    /// <summary>Raised on a solver thread when it took jobs or finished some: there may be room for more.</summary>
    public event Action? Moved;

    public PoolLoad Load
    {
        get
        {
            double? average = costs.Average;
            (int waiting, double seconds) = queue.Measure(key => costs.Of(key) ?? 0, average ?? 0);
            return new(threads.Length, solver.PreferredBatch, Volatile.Read(ref executing), waiting, seconds, average);
        }
    }

    /// <summary>Threads that execute a batch.</summary>
    public int Busy => Volatile.Read(ref busy);

    public void Start() => Array.ForEach(threads, thread => thread.Start());

    /// <inheritdoc cref="JobQueue.Announce"/>
    public void Announce(int jobs) => queue.Announce(jobs);

    /// <summary>What is on the threads at this moment.</summary>
    public IReadOnlyList<AttemptId> Executing =>
        [.. current.SelectMany(batch => batch?.Executing ?? []).Where(job => !job.HasEnded).Select(job => job.Terms.Attempt)];

    public SolverJob Enqueue(PreparedRun run, JobTerms terms = default)
    {
        var job = new SolverJob(run, terms, outflow);
        if (!queue.TryAdd(job))
            job.Withdraw();
        return job;
    }

    /// <summary>Withdraws every job that waits and every one that comes later; what executes goes on.</summary>
    public void Close()
    {
        foreach (SolverJob job in queue.Close())
            job.Withdraw();
    }

    /// <summary>Withdraws every job, waiting or executing, and every one that comes later.</summary>
    public void Drain()
    {
        stop.Cancel();
        Close();
        foreach (SolverJob job in current.SelectMany(batch => batch?.Jobs ?? []))
            job.Withdraw();
    }

    /// <summary>Drains, and waits a little for solvers that look at their token rarely; their threads do not keep the process alive.</summary>
    public void Dispose()
    {
        Drain();
        bool all = true;
        foreach (Thread thread in threads.Where(thread => thread.IsAlive))
            all &= thread.Join(JoinPatience);
        if (all)
            stop.Dispose();
    }

    private void Work(int slot)
    {
        while (!stop.IsCancellationRequested)
        {
            using var batch = new SolverBatch();
            try
            {
                outflow.WaitForRoom(stop.Token);
                current[slot] = batch;
                if (!queue.TryTake(batch))
                    return;
                Execute(batch);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested || batch.Cancellation.IsCancellationRequested)
            {
                // Drained while there was no room, or withdrawn before the head had heard of it.
            }
            catch (Exception error)
            {
                // A slot is never lost to a surprise, nor are the runs that were on it.
                LogSurprise(log, error);
                foreach (SolverJob job in batch.Jobs)
                    job.TryEnd(new(null, $"{error.GetType().Name}: {error.Message}", 0));
            }
        }
    }

    private void Execute(SolverBatch batch)
    {
        int jobs = batch.Jobs.Count;
        Interlocked.Add(ref executing, jobs);
        Interlocked.Increment(ref busy);
        try
        {
            Moved?.Invoke();
            if (batch.Jobs.Any(job => job.Terms.IsCareful))
                notice.Announce([.. batch.Jobs.Select(job => job.Terms.Attempt)], batch.Cancellation);
            if (jobs > 0)
                execution.Execute(batch);
        }
        finally
        {
            Interlocked.Add(ref executing, -jobs);
            Interlocked.Decrement(ref busy);
            Moved?.Invoke();
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "A solver thread met an error outside any run.")]
    private static partial void LogSurprise(ILogger logger, Exception error);
}
