using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Redis;

/// <summary>
/// On the head: a Redis that comes back without its data, or with older data, would leave every silo with a version that the table never reaches again. The
/// head remembers what it saw last, writes it back and raises the version above that, through the table's own operations. Thread-safe.
/// </summary>
internal sealed partial class RestoringMembershipTable(IMembershipTable redis, ILogger<RestoringMembershipTable> log) : IMembershipTable
{
    private MembershipTableData? seen;

    public Task InitializeMembershipTable(bool tryInitTableVersion) => redis.InitializeMembershipTableAsync(tryInitTableVersion);

    public Task DeleteMembershipTableEntries(string clusterId) => redis.DeleteMembershipTableEntriesAsync(clusterId);

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => redis.CleanupDefunctSiloEntriesAsync(beforeDate);

    public async Task<MembershipTableData> ReadAll()
    {
        MembershipTableData? last = Volatile.Read(ref seen);
        MembershipTableData? now = null;
        try
        {
            now = await redis.ReadAllAsync();
        }
        catch (Exception error) when (error is not (StackExchange.Redis.RedisException or TimeoutException or OutOfMemoryException) && last is not null)
        {
            // It has no version: the table is gone.
        }

        if (last is not null && (now is null || now.Version.Version < last.Version.Version))
        {
            LogRestored(log, last.Members.Count, last.Version.Version);
            now = await RestoreAsync(last);
        }

        Volatile.Write(ref seen, now);
        return now!;
    }

    public async Task<MembershipTableData> ReadRow(SiloAddress key)
    {
        MembershipTableData all = await ReadAll();
        return new([.. all.Members.Where(member => member.Item1.SiloAddress.Equals(key))], all.Version);
    }

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => redis.InsertRowAsync(entry, tableVersion);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => redis.UpdateRowAsync(entry, etag, tableVersion);

    public Task UpdateIAmAlive(MembershipEntry entry) => redis.UpdateIAmAliveAsync(entry);

    private async Task<MembershipTableData> RestoreAsync(MembershipTableData last)
    {
        await redis.InitializeMembershipTableAsync(true);
        MembershipEntry[] wanted = [.. last.Members.Select(member => member.Item1).Where(entry => entry.Status != SiloStatus.Dead)];
        while (true)
        {
            MembershipTableData now = await redis.ReadAllAsync();
            MembershipEntry? missing = wanted.FirstOrDefault(entry => now.Members.All(member => !member.Item1.SiloAddress.Equals(entry.SiloAddress)));
            if (missing is not null)
                await redis.InsertRowAsync(missing, now.Version.Next());
            else if (now.Version.Version <= last.Version.Version && now.Members.Count > 0)
                await redis.UpdateRowAsync(now.Members[0].Item1, now.Members[0].Item2, now.Version.Next());
            else
                return now;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis forgot the membership: {Silos} silos are written back, above version {Version}.")]
    private static partial void LogRestored(ILogger logger, int silos, int version);
}
