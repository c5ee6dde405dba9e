using LazyRich.Grains.Joining;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Hosting;

/// <summary>
/// A worker's process: joins, solves, and joins again with a new silo when the cluster has declared the old one dead (a machine that slept), until it is
/// told to stop. Runs of a silo that was declared dead belong to others by then.
/// </summary>
public sealed partial class WorkerNode(ClusterOptions options, IRendezvous rendezvous, WorkerPatience patience)
{
    /// <summary>Between two questions to a head that does not answer, and between two looks at how long it has been silent.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>After the grace of a stop: delivering, handing back and taking leave have less, each for itself, and together end before a supervisor kills.</summary>
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(9);

    private readonly ILogger log = options.Logs.CreateLogger<WorkerNode>();
    private readonly Complaint complaint = new();
    private long heard = options.Time.GetTimestamp();

    /// <param name="cancellation">Asks to drain.</param>
    /// <param name="hurry">Asks to hand back at once instead of finishing.</param>
    /// <returns>False when something was neither delivered nor handed back; the head plans it again.</returns>
    /// <exception cref="ClusterException">Refused, or nobody answered for longer than the patience.</exception>
    public async Task<bool> RunAsync(Action<Invitation> joined, CancellationToken cancellation, CancellationToken hurry)
    {
        Task<bool> life = LiveAsync(joined, cancellation, hurry);
        if (await Task.WhenAny(life, PartedAsync(cancellation, hurry)) == life)
            return await life;
        LogHangs(log);
        return false;
    }

    private async Task<bool> LiveAsync(Action<Invitation> joined, CancellationToken cancellation, CancellationToken hurry)
    {
        while (true)
        {
            await using WorkerSilo? silo = await JoinAsync(joined, cancellation);
            if (silo is null)
                continue;
            try
            {
                await WatchAsync(silo, cancellation);
                heard = options.Time.GetTimestamp();
                LogRejoins(log, await silo.Ended);
                await silo.AbandonAsync();
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // Whoever cancels has others to tell, and this may take its time.
                await Task.Yield();
                return await silo.StopAsync(patience.Grace, hurry);
            }
        }
    }

    /// <summary>Returns when a stop has had all the time that it may take, wherever it hangs.</summary>
    private async Task PartedAsync(CancellationToken cancellation, CancellationToken hurry)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(patience.Grace, options.Time, hurry).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(Parting, options.Time, CancellationToken.None);
    }

    /// <returns>Null when the cluster changed its mind while the silo started; asked again.</returns>
    private async Task<WorkerSilo?> JoinAsync(Action<Invitation> joined, CancellationToken cancellation)
    {
        Invitation invitation = await AskUntilAnsweredAsync(cancellation);
        rendezvous.Joined(invitation.Store);
        options.Dashboard = invitation.Dashboard;
        options.LeaseDuration = TimeSpan.FromSeconds(invitation.LeaseSeconds);
        try
        {
            WorkerSilo silo = await WorkerSilo.StartAsync(invitation.Store, rendezvous.Membership, options, rendezvous.HeadAt, cancellation);
            complaint.Succeeded();
            joined(invitation);
            return silo;
        }
        catch (Exception error) when (error is not ClusterException { IsAway: false } && !cancellation.IsCancellationRequested)
        {
            LogLevel level = complaint.LevelOf(error);
            LogNotStarted(log, level, error);
            await Task.Delay(Pause, options.Time, cancellation);
            return null;
        }
    }

    /// <summary>Returns when the silo has ended.</summary>
    private async Task WatchAsync(WorkerSilo silo, CancellationToken cancellation)
    {
        var silence = new HeadSilence(options.HeldBytes, patience.Silence, log);
        TimeSpan silent = TimeSpan.Zero;
        while (!silo.Ended.IsCompleted)
        {
            await Task.WhenAny(silo.Ended, Task.Delay(Pause, options.Time, cancellation));
            cancellation.ThrowIfCancellationRequested();
            silence.Lasts(silo.HeadSilence);

            // While this process itself sleeps, nobody can be heard: that is no silence of the head's.
            silent = new(Math.Min(silo.HeadSilence.Ticks, (silent + 2 * Pause).Ticks));
            if (silent > patience.Silence)
            {
                await silo.StopAsync(TimeSpan.Zero, cancellation);
                throw new ClusterException($"the head has been silent for {patience.Silence}: gave up; what was not delivered is planned again when it returns");
            }
        }
    }

    private async Task<Invitation> AskUntilAnsweredAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                DateTime asked = options.Time.GetUtcNow().UtcDateTime;
                Invitation invitation = await rendezvous.InviteAsync(cancellation);
                heard = options.Time.GetTimestamp();
                DateTime answered = options.Time.GetUtcNow().UtcDateTime;
                return invitation.Refusal(asked + (answered - asked) / 2) is { } refusal ? throw new ClusterException(refusal) : invitation;
            }
            catch (ClusterException away) when (away.IsAway && options.Time.GetElapsedTime(heard) < patience.Silence)
            {
                LogLevel level = complaint.LevelOf(away);
                LogAsksAgain(log, level, away.Message);
            }

            await Task.Delay(Pause, options.Time, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Reason} It joins again with a new silo.")]
    private static partial void LogRejoins(ILogger logger, string reason);

    [LoggerMessage(Message = "The silo did not start; tried again.")]
    private static partial void LogNotStarted(ILogger logger, LogLevel level, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stopping takes too long; this process ends now, and the head will find out.")]
    private static partial void LogHangs(ILogger logger);

    [LoggerMessage(Message = "{Reason}; asked again every second.")]
    private static partial void LogAsksAgain(ILogger logger, LogLevel level, string reason);
}

/// <param name="Grace">How long a stop lets runs finish before they are handed back.</param>
/// <param name="Silence">How long nobody may answer before the worker gives up.</param>
public sealed record WorkerPatience(TimeSpan Grace, TimeSpan Silence);
