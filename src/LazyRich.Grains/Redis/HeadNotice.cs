using System.Text.Json;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Joining;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Redis;

/// <summary>The head's invitation as it hangs in Redis, a field a cluster, renewed every few seconds.</summary>
/// <param name="At">When it was put up, by Redis' clock.</param>
internal sealed record HeadNotice(Invitation Invitation, DateTime At)
{
    public const string Key = "lazyrich/heads";

    /// <summary>A head whose notice is older has gone, or cannot reach Redis.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(20);

    /// <summary>With the head's clock as it is now.</summary>
    /// <param name="now">By Redis' clock.</param>
    public Invitation InvitationAt(DateTime now) => Invitation with { Time = Invitation.Time + (now - At) };

    public string ToJson() => JsonSerializer.Serialize(this);

    public static HeadNotice? FromJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<HeadNotice>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Puts the notice up, again and again: Redis may forget.</summary>
internal sealed class NoticeBoard(RedisPlace redis, Func<Invitation> invite, TimeProvider time, ILogger<NoticeBoard> log)
    : PeriodicDuty(HeadNotice.Lifetime / 4, time, log)
{
    /// <returns>Null when workers ask at the API.</returns>
    /// <exception cref="ClusterException">Redis does not answer.</exception>
    public static async Task<NoticeBoard?> StartAsync(ClusterOptions options, Func<Invitation> invite, ILogger<NoticeBoard> log)
    {
        if (options.Peers?.Redis is not { } redis)
            return null;
        var notices = new NoticeBoard(new(redis), invite, options.Time, log);
        await notices.PostAsync();
        notices.Start();
        return notices;
    }

    /// <exception cref="ClusterException">Redis does not answer.</exception>
    public Task PostAsync() => redis.AskAsync(async database =>
    {
        Invitation invitation = invite();
        var notice = new HeadNotice(invitation, await RedisPlace.TimeAsync(database));
        return await database.HashSetAsync(HeadNotice.Key, invitation.Store, notice.ToJson());
    });

    protected override Task PerformAsync(CancellationToken stopping) => PostAsync();
}
