using LazyRich.Grains.Joining;
using LazyRich.Grains.Membership;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Hosting;

/// <summary>
/// A worker's process: joins, solves, and joins again with a new silo when the cluster has declared the old one dead (a machine that slept), until it is
/// told to stop. Runs of a silo that was declared dead belong to others by then.
/// </summary>
public sealed partial class WorkerNode(ClusterOptions options, JoinClient head, WorkerPatience patience)
{
    /// <summary>Between two questions to a head that does not answer.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ILogger log = options.Logs.CreateLogger<WorkerNode>();

    /// <param name="cancellation">Asks to drain.</param>
    /// <param name="hurry">Asks to hand back at once instead of finishing.</param>
    /// <exception cref="ClusterException">Refused, or nobody answered for longer than the patience.</exception>
    public async Task RunAsync(Action<Invitation> joined, CancellationToken cancellation, CancellationToken hurry)
    {
        while (!cancellation.IsCancellationRequested)
        {
            Invitation invitation = await AskUntilAnsweredAsync(cancellation);
            head.Cluster = invitation.Store;
            await using WorkerSilo silo = await WorkerSilo.StartAsync(invitation.Store, new RemoteMembershipTable(head), options, cancellation);
            joined(invitation);
            try
            {
                LogRejoins(log, await silo.Ended.WaitAsync(cancellation));
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                using var grace = CancellationTokenSource.CreateLinkedTokenSource(hurry);
                grace.CancelAfter(patience.Grace);
                await silo.StopAsync(grace.Token);
            }
        }
    }

    private async Task<Invitation> AskUntilAnsweredAsync(CancellationToken cancellation)
    {
        long since = options.Time.GetTimestamp();
        while (true)
        {
            try
            {
                DateTime asked = options.Time.GetUtcNow().UtcDateTime;
                Invitation invitation = await head.InviteAsync(cancellation);
                DateTime answered = options.Time.GetUtcNow().UtcDateTime;
                return invitation.Refusal(asked + (answered - asked) / 2) is { } refusal ? throw new ClusterException(refusal) : invitation;
            }
            catch (ClusterException away) when (away.IsAway && options.Time.GetElapsedTime(since) < patience.Joining)
            {
                LogAsksAgain(log, away.Message);
            }

            await Task.Delay(Pause, options.Time, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Reason}. It joins again with a new silo.")]
    private static partial void LogRejoins(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Reason}; asked again every second.")]
    private static partial void LogAsksAgain(ILogger logger, string reason);
}

/// <param name="Grace">How long a stop lets runs finish before they are handed back.</param>
/// <param name="Joining">How long nobody may answer before the worker gives up.</param>
public sealed record WorkerPatience(TimeSpan Grace, TimeSpan Joining);
