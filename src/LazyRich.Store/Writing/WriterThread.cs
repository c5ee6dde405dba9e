using System.Collections.Concurrent;
using LazyRich.Store.Sql;
using LazyRich.Store.Telemetry;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Writing;

/// <summary>
/// The one thread that changes the store. It takes whatever is queued into one transaction (group commit: one wait for the disk for all of it) and
/// completes every caller's task after the commit. One that fails takes nobody with it.
/// </summary>
/// <remarks>
/// The first operation of a transaction has nobody to take; each later one has a savepoint. A savepoint makes SQLite keep a copy of every page that is
/// changed, for a batch of results more work than the results themselves, so what takes long stays the only one in its transaction.
/// </remarks>
internal sealed class WriterThread : IDisposable
{
    /// <summary>While a transaction has taken less than this, others join it: several times what a commit costs on a solid-state disk.</summary>
    public static readonly TimeSpan GroupTime = TimeSpan.FromMilliseconds(10);

    private readonly BlockingCollection<WriterJob> queue = [];
    private readonly WriteContext context;
    private readonly string path;
    private readonly Thread thread;

    public WriterThread(WriteContext context, string path)
    {
        this.context = context;
        this.path = path;
        thread = new Thread(Run) { Name = "LazyRich store writer", IsBackground = true };
        thread.Start();
    }

    /// <summary>Applies a change; completes after the commit that holds it.</summary>
    public Task<T> Post<T>(Func<WriteContext, T> change, CancellationToken cancellation) => Enqueue(new WriterJob<T>(change, cancellation));

    /// <summary>Asks a question of the writer's own connection, between transactions: where nobody else can open the file.</summary>
    public Task<T> Ask<T>(Func<WriteContext, T> question) => Enqueue(new WriterJob<T>(question, CancellationToken.None) { OnlyReads = true });

    /// <summary>Applies what is queued, then ends the thread.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        queue.Dispose();
    }

    private Task<T> Enqueue<T>(WriterJob<T> job)
    {
        try
        {
            queue.Add(job, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            return Task.FromException<T>(new StoreException($"{path} is closed."));
        }

        return job.Task;
    }

    private void Run()
    {
        var group = new List<WriterJob>();
        foreach (WriterJob first in queue.GetConsumingEnumerable())
        {
            WriterJob? next = first;
            while (next is not null)
                next = next.OnlyReads ? Answer(next) : Commit(next, group);
        }
    }

    private WriterJob? Answer(WriterJob question)
    {
        if (!question.SkipIfCancelled()) Execute(question);
        question.Finish(null);
        return null;
    }

    /// <returns>A question that ended the group, to be answered after its commit.</returns>
    private WriterJob? Commit(WriterJob first, List<WriterJob> group)
    {
        group.Clear();
        WriterJob? question = null;
        Exception? failure = null;
        try
        {
            long begun = context.Clock.GetTimestamp();
            context.Database["BEGIN IMMEDIATE"].Execute();
            for (WriterJob? job = first; job is not null; job = NextOfGroup(begun))
            {
                if (job.OnlyReads)
                {
                    question = job;
                    break;
                }

                group.Add(job);
                if (group.Count == 1)
                    ApplyFirst(job);
                else
                    ApplyLater(job);
            }

            context.Database["COMMIT"].Execute();
            StoreMeter.Commit.Record(context.Clock.GetElapsedTime(begun).TotalSeconds);
            StoreMeter.Group.Record(group.Count);
        }
        catch (Exception e)
        {
            failure = Explain(e);
            if (group.Count == 0) group.Add(first);
            Abandon();
        }

        foreach (WriterJob job in group)
            job.Finish(failure);
        return question;
    }

    private WriterJob? NextOfGroup(long begun) =>
        context.Clock.GetElapsedTime(begun) < GroupTime && queue.TryTake(out WriterJob? next) ? next : null;

    private void ApplyFirst(WriterJob job)
    {
        if (job.SkipIfCancelled() || Execute(job)) return;
        if (context.Database.AutoCommit) throw job.Failure!;
        context.Database["ROLLBACK"].Execute();
        context.Forget();
        context.Database["BEGIN IMMEDIATE"].Execute();
    }

    private void ApplyLater(WriterJob job)
    {
        if (job.SkipIfCancelled()) return;
        context.Database["SAVEPOINT job"].Execute();
        if (!Execute(job))
        {
            // A full disk makes SQLite roll back everything on its own; then the neighbours have failed too.
            if (context.Database.AutoCommit) throw job.Failure!;
            context.Database["ROLLBACK TO job"].Execute();
            context.Forget();
        }

        context.Database["RELEASE job"].Execute();
    }

    private bool Execute(WriterJob job)
    {
        try
        {
            job.Execute(context);
            context.Counters.Write();
            return true;
        }
        catch (Exception e)
        {
            job.Failure = Explain(e);
            context.Counters.Forget();
            return false;
        }
    }

    private void Abandon()
    {
        context.Forget();
        try
        {
            if (!context.Database.AutoCommit) context.Database["ROLLBACK"].Execute();
        }
        catch (SqliteException)
        {
            // The failure that brought us here is what the callers hear of.
        }
    }

    private Exception Explain(Exception e) => e is SqliteException error ? StoreErrors.Explain(error, path) : e;
}
