using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Membership;

/// <summary>Tells of each silo of the cluster when it becomes active and when it is dead, once and in order.</summary>
internal sealed partial class MembershipWatch(IClusterMembershipService membership, ILogger<MembershipWatch> log) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Dictionary<SiloAddress, SiloStatus> told = [];
    private Task running = Task.CompletedTask;
    private bool disposed;

    public void Start(Func<ClusterMember, Task> active, Func<ClusterMember, Task> dead) => running = WatchAsync(active, dead);

    /// <summary>May be repeated.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
            return;
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private async Task WatchAsync(Func<ClusterMember, Task> active, Func<ClusterMember, Task> dead)
    {
        try
        {
            await foreach (ClusterMembershipSnapshot snapshot in membership.MembershipUpdates.WithCancellation(stop.Token))
            {
                foreach (ClusterMember member in snapshot.Members.Values.Where(IsNews))
                {
                    told[member.SiloAddress] = member.Status;
                    if (member.Status is SiloStatus.Active or SiloStatus.Dead)
                        await TellAsync(member, member.Status == SiloStatus.Active ? active : dead);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private bool IsNews(ClusterMember member) => !told.TryGetValue(member.SiloAddress, out SiloStatus status) || status != member.Status;

    private async Task TellAsync(ClusterMember member, Func<ClusterMember, Task> listener)
    {
        try
        {
            await listener(member);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogFailed(log, error, member.Name, member.Status);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Silo} is {Status}, and what follows from that failed.")]
    private static partial void LogFailed(ILogger logger, Exception error, string silo, SiloStatus status);
}
