namespace LazyRich.Store.Writing;

/// <summary>Something for the writer's thread to do, and somebody who waits for it.</summary>
internal abstract class WriterJob
{
    public bool OnlyReads { get; init; }

    /// <summary>Why this job alone failed.</summary>
    public Exception? Failure { get; set; }

    /// <exception cref="Exception">The job failed; it has no effect.</exception>
    public abstract void Execute(WriteContext context);

    /// <summary>True when its caller gave up before it began.</summary>
    public abstract bool SkipIfCancelled();

    /// <summary>Tells the caller, after the commit.</summary>
    /// <param name="groupFailure">Why the commit failed, if it did.</param>
    public abstract void Finish(Exception? groupFailure);
}

/// <param name="work">Runs on the writer's thread.</param>
internal sealed class WriterJob<T>(Func<WriteContext, T> work, CancellationToken cancellation) : WriterJob
{
    // Asynchronously, or a caller's continuation would run on the writer's thread.
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T answer = default!;
    private bool cancelled;

    public Task<T> Task => done.Task;

    public override void Execute(WriteContext context) => answer = work(context);

    public override bool SkipIfCancelled() => cancelled = cancellation.IsCancellationRequested;

    public override void Finish(Exception? groupFailure)
    {
        if (cancelled) done.SetCanceled(cancellation);
        else if ((Failure ?? groupFailure) is { } failure) done.SetException(failure);
        else done.SetResult(answer);
    }
}
