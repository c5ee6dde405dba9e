using System.Net;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Joining;
using StackExchange.Redis;

namespace LazyRich.Grains.Redis;

/// <summary>Finds the head by its notice in Redis.</summary>
/// <param name="wanted">The id of its store, when several heads use one Redis; else null.</param>
public sealed class RedisRendezvous(string connection, string? wanted) : IRendezvous, IAsyncDisposable
{
    private readonly RedisPlace redis = new(connection);
    private string? cluster = wanted;

    public IMembershipTable? Membership => null;

    /// <summary>The first server of a connection string.</summary>
    /// <exception cref="ClusterException">It is no connection string.</exception>
    public static string HostOf(string connection) => RedisPlace.Parse(connection).EndPoints[0] switch
    {
        DnsEndPoint named => named.Host,
        IPEndPoint numbered => numbered.Address.ToString(),
        var other => other.ToString() ?? "",
    };

    public Task<Invitation> InviteAsync(CancellationToken cancellation) => redis.AskAsync(async database =>
    {
        HashEntry[] posted = await database.HashGetAllAsync(HeadNotice.Key);
        DateTime now = await RedisPlace.TimeAsync(database);
        HeadNotice[] heads =
        [
            .. posted.Select(field => HeadNotice.FromJson(field.Value.ToString())).OfType<HeadNotice>()
                .Where(notice => now - notice.At < HeadNotice.Lifetime && (cluster is null || notice.Invitation.Store == cluster)),
        ];
        return heads switch
        {
            [var one] => one.InvitationAt(now),
            [] => throw new ClusterException($"no head has put up a notice in Redis at {redis.Name}{(cluster is null ? "" : $" for store {cluster}")}") { IsAway = true },
            _ => throw new ClusterException(
                $"several heads use Redis at {redis.Name}: say whose with --cluster {string.Join(" or ", heads.Select(head => head.Invitation.Store))}"),
        };
    });

    public void Joined(string cluster) => this.cluster = cluster;

    /// <summary>Redis stays where it is.</summary>
    public void HeadAt(Uri api)
    {
    }

    public ValueTask DisposeAsync() => redis.DisposeAsync();
}
