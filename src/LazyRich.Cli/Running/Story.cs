using LazyRich.Store.Writing;

namespace LazyRich.Cli.Running;

/// <summary>What one call of the command has seen of its study, whoever owned the store meanwhile. Not thread-safe.</summary>
internal sealed class Story(TimeProvider time)
{
    private readonly long started = time.GetTimestamp();
    private long? reused;
    private TimeSpan? firstResult;

    /// <summary>Null until it was taken in.</summary>
    public string? Study { get; private set; }

    public TimeSpan Elapsed => time.GetElapsedTime(started);

    /// <summary>Only the first answer counts: when a request is said again to the next owner, what was solved meanwhile looks reused.</summary>
    public void Submitted(Submission submission)
    {
        Study = submission.Study;
        reused ??= submission.Reused;
    }

    public void Saw(Progress progress)
    {
        if (progress.Done > reused)
            firstResult ??= Elapsed;
    }

    public Outcome End(Progress progress, bool detached = false)
    {
        Saw(progress);
        return new(progress, reused ?? 0, Elapsed, firstResult) { Detached = detached };
    }
}
