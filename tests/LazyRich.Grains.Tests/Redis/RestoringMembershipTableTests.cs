using System.Net;
using LazyRich.Grains.Membership;
using LazyRich.Grains.Redis;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;

namespace LazyRich.Grains.Tests.Redis;

public sealed class RestoringMembershipTableTests
{
    private readonly Forgetful redis = new();
    private readonly RestoringMembershipTable table;

    public RestoringMembershipTableTests() => table = new(redis, NullLogger<RestoringMembershipTable>.Instance);

    [Fact]
    public async Task ReadAll_RedisForgotEverything_WritesTheLivingBackAboveTheOldVersion()
    {
        await EnterAsync(1, SiloStatus.Active);
        await EnterAsync(2, SiloStatus.Dead);
        await EnterAsync(3, SiloStatus.Active);
        int before = (await table.ReadAll()).Version.Version;

        redis.Forget();
        MembershipTableData after = await table.ReadAll();

        Assert.True(after.Version.Version > before);
        Assert.Equal([1, 3], after.Members.Select(member => member.Item1.SiloAddress.Generation).Order());
    }

    [Fact]
    public async Task ReadAll_RedisIsAway_SaysSoAndRestoresNothing()
    {
        await EnterAsync(1, SiloStatus.Active);
        await table.ReadAll();

        redis.IsAway = true;

        await Assert.ThrowsAsync<TimeoutException>(table.ReadAll);
    }

    private async Task EnterAsync(int generation, SiloStatus status)
    {
        DateTime once = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        SiloAddress address = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11111), generation);
        var entry = new MembershipEntry { SiloAddress = address, Status = status, SiloName = "silo", HostName = "host", StartTime = once, IAmAliveTime = once };
        Assert.True(await table.InsertRow(entry, (await table.ReadAll()).Version.Next()));
    }

    /// <summary>A table that can lose what it holds, as a Redis without persistence does.</summary>
    private sealed class Forgetful : IMembershipTable
    {
        private HeadMembershipTable kept = new();

        public bool IsAway { get; set; }

        public void Forget() => kept = new();

        public Task InitializeMembershipTable(bool tryInitTableVersion) => Now.InitializeMembershipTable(tryInitTableVersion);

        public Task DeleteMembershipTableEntries(string clusterId) => throw new NotSupportedException();

        public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => Now.CleanupDefunctSiloEntries(beforeDate);

        public Task<MembershipTableData> ReadRow(SiloAddress key) => Now.ReadRow(key);

        public Task<MembershipTableData> ReadAll() => Now.ReadAll();

        public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => Now.InsertRow(entry, tableVersion);

        public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => Now.UpdateRow(entry, etag, tableVersion);

        public Task UpdateIAmAlive(MembershipEntry entry) => Now.UpdateIAmAlive(entry);

        private HeadMembershipTable Now => IsAway ? throw new TimeoutException() : kept;
    }
}
