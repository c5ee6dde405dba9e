using LazyRich.Cli.Rendering;
using LazyRich.Grains.Hosting;
using LazyRich.Reporting.Api;
using LazyRich.Store;
using LazyRich.Store.Writing;

namespace LazyRich.Cli.Running;

/// <summary>Owns the store: submits, starts an embedded cluster and the loopback API, and stays until every study it took in is finished.</summary>
internal sealed class Owner(Session session, RunSettings settings, ResultsStore store, IStudyRequest request, Story story)
{
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(50);

    public async Task<Outcome> RunAsync(CancellationToken cancellation)
    {
        using var desk = new StudyDesk(store.Writer, store.Reader);
        Submission submission = await request.SayAsync(desk, store.Reader, cancellation)
            ?? throw new InvalidOperationException("The desk of this process closed before it opened.");
        story.Submitted(submission);
        Progress progress = ProgressOf(submission.Study);
        if (progress.Finished)
            return story.End(progress);

        session.Say($"{submission.Study}: {Words.Count(submission.Runs, "run")}, {submission.Reused:N0} stored already; "
            + $"{Words.Count(settings.Slots, "solver thread")}, store {session.StoreName}");
        if (store.IsExclusive)
            session.Say($"  {session.StoreName} is open here alone, as a network file system wants it: other commands ask this process");
        try
        {
            await SolveAsync(desk, submission, cancellation);
        }
        catch (OperationCanceledException) when (session.Terminal.Interrupts.ExitCode != 0)
        {
            // Stopped on request: the store is left resumable, and the caller says how to go on.
        }

        return story.End(ProgressOf(submission.Study));
    }

    private async Task SolveAsync(StudyDesk desk, Submission submission, CancellationToken cancellation)
    {
        // The API after the cluster: solving should not wait for it, and other commands wait patiently.
        await using HeadSilo cluster = await HeadSilo.StartAsync(store, new ClusterOptions { Slots = settings.Slots }, null, cancellation);
        await using HeadApi api = await HeadApi.StartAsync(store.StoreId, store.Reader, desk, cancellation);
        api.Silos = cluster.Silos;
        (desk.PlanChanged, desk.Withdrawn) = (cluster.PlanChangedAsync, cluster.EndAsync);
        store.Announce(api.Address, api.Token);

        // A study that came in between the cluster's start and the line above has not been said.
        await cluster.PlanChangedAsync();
        await FollowAsync(desk, cluster, submission, cancellation);
    }

    private Task FollowAsync(StudyDesk desk, HeadSilo cluster, Submission submission, CancellationToken cancellation) =>
        ProgressViews.For(session).ShowAsync(async show =>
        {
            using var timer = new PeriodicTimer(interval, session.Terminal.Time);
            var regimes = new RegimeWatch(store.Reader, submission.Study, session.Terminal.Time);
            bool finished = false;
            do
            {
                Progress progress = ProgressOf(submission.Study) with { Regimes = regimes.Look() };
                story.Saw(progress);
                show(progress.Finished && desk.Unfinished() is [var other, ..] ? Progress.Of(other) : progress);
                if (cluster.StoreRefused.IsCompleted)
                    throw Refused(await cluster.StoreRefused, submission.Study);
                finished = progress.Finished && await desk.TryCloseAsync(cancellation);
            }
            while (!finished && await timer.WaitForNextTickAsync(cancellation));
        });

    private UserException Refused(StoreException why, string study) =>
        new(ExitCode.Store, why.Message, $"what is committed is safe; when that is mended, {session.Line($"resume {study}")} goes on");

    private Progress ProgressOf(string study) => Progress.Of(store.Reader.Study(study)!);
}
