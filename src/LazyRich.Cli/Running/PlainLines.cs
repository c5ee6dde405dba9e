namespace LazyRich.Cli.Running;

/// <summary>Progress for logs and pipes: a line every few seconds, and one when a study is finished.</summary>
internal sealed class PlainLines(Session session) : IProgressView
{
    private static readonly TimeSpan interval = TimeSpan.FromSeconds(3);

    public async Task ShowAsync(Func<Action<Progress>, Task> body)
    {
        TimeProvider time = session.Terminal.Time;
        var rate = new RateMeter(time);
        long last = time.GetTimestamp();
        await body(progress =>
        {
            rate.Add(progress.Done);
            if (progress.Finished || time.GetElapsedTime(last) < interval)
                return;
            last = time.GetTimestamp();
            session.Say($"{progress.Study}: {ProgressText.Counts(progress)}{ProgressText.Pace(progress, rate)}{ProgressText.Remarks(progress)}");
        });
    }
}
