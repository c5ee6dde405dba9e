using LazyRich.Cli.Rendering;
using LazyRich.Grains.Hosting;
using LazyRich.Reporting.Api;
using LazyRich.Store;

namespace LazyRich.Cli.Running;

/// <summary>Owns the store for as long as it is not told to stop, and starts its silo anew when the cluster does not want the old one any more.</summary>
internal sealed class HeadProcess(Session session, ClusterOptions cluster, ApiOptions apiOptions)
{
    /// <returns>The exit code.</returns>
    /// <exception cref="UserException">The store cannot be written any more.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        try
        {
            await OwnAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Told to stop, which is how it always ends.
        }

        session.Say("stopped; what is stored stays, and the same command goes on");
        return ExitCode.Success;
    }

    private async Task OwnAsync(CancellationToken cancellation)
    {
        await using ResultsStore store = await ResultsStore.OpenAsync(session.StorePath, session.StoreOptions, cancellation);
        using var desk = new StudyDesk(store.Writer, store.Reader);
        await using HeadApi api = await HeadApi.StartAsync(store.StoreId, store.Reader, desk, apiOptions, cancellation);
        for (bool served = false; !cancellation.IsCancellationRequested; served = true)
        {
            try
            {
                await ServeAsync(store, desk, api, cancellation);
            }
            catch (ClusterException away) when (away.IsAway && served)
            {
                // Redis, say, which went away with the silo before. Whoever starts a head where there is none is told at once instead.
                session.Say($"{away.Message}; tried again every second");
                await Task.Delay(TimeSpan.FromSeconds(1), session.Terminal.Time, cancellation);
            }
        }
    }

    private async Task ServeAsync(ResultsStore store, StudyDesk desk, HeadApi api, CancellationToken cancellation)
    {
        await using HeadSilo head = await HeadSilo.StartAsync(store, cluster, api.Address, cancellation);
        (api.Door, api.Silos, api.Cluster) = (head.Door, head.Silos, head);
        (desk.PlanChanged, desk.Withdrawn) = (head.PlanChangedAsync, head.EndAsync);
        store.Announce(api.Address, api.Token);
        await head.PlanChangedAsync();
        Greet(api, store.IsExclusive);
        Task ended;
        try
        {
            ended = await Task.WhenAny(head.StoreRefused, head.Ended).WaitAsync(cancellation);
        }
        finally
        {
            (api.Door, api.Silos, api.Cluster) = (null, null, null);
            (desk.PlanChanged, desk.Withdrawn) = (() => Task.CompletedTask, _ => Task.CompletedTask);
            await head.StopAsync(session.Terminal.Interrupts.Hurry);
        }

        if (ended == head.StoreRefused)
            throw new UserException(ExitCode.Store, (await head.StoreRefused).Message, "what is committed is safe; when that is mended, the same command goes on");
    }

    private void Greet(HeadApi api, bool exclusive)
    {
        session.Say($"head of {session.StoreName} at {api.Address} with {Words.Count(cluster.Slots, "solver thread")}");
        string join = cluster.Peers!.Redis is null ? $"--join {api.Address}" : "--redis …";
        session.Say($"  lazyrich worker {join}  brings more; the token is in LAZYRICH_TOKEN or {Options.UserToken.PathOf(session.Terminal.Variable)}");
        if (exclusive)
            session.Say($"  {session.StoreName} is open here alone, as a network file system wants it: other commands ask this process");
    }
}
