using System.Net;
using LazyRich.Grains.Membership;
using Orleans;
using Orleans.Runtime;

namespace LazyRich.Grains.Tests.Membership;

public sealed class HeadMembershipTableTests
{
    private readonly HeadMembershipTable table = new();

    [Fact]
    public async Task InsertRow_NextVersion_IsReadBackAndRaisesTheVersion()
    {
        Assert.True(await table.InsertRow(Silo(1), await NextAsync()));

        MembershipTableData all = await table.ReadAll();
        Assert.Equal(1, all.Version.Version);
        Assert.Equal(Address(1), Assert.Single(all.Members).Item1.SiloAddress);
    }

    [Fact]
    public async Task InsertRow_VersionThatAnotherSiloUsedUp_IsRefused()
    {
        TableVersion seenByBoth = await NextAsync();

        Assert.True(await table.InsertRow(Silo(1), seenByBoth));
        Assert.False(await table.InsertRow(Silo(2), seenByBoth));
        Assert.Equal(1, (await table.ReadAll()).Version.Version);
    }

    [Fact]
    public async Task InsertRow_SameSiloTwice_IsRefused()
    {
        await table.InsertRow(Silo(1), await NextAsync());

        Assert.False(await table.InsertRow(Silo(1), await NextAsync()));
    }

    [Fact]
    public async Task UpdateRow_OldVersion_IsRefusedAndChangesNothing()
    {
        TableVersion old = await NextAsync();
        await table.InsertRow(Silo(1), old);

        Assert.False(await table.UpdateRow(Silo(1, SiloStatus.Dead), old.VersionEtag, old));
        Assert.Equal(SiloStatus.Active, (await table.ReadRow(Address(1))).Members[0].Item1.Status);
    }

    [Fact]
    public async Task UpdateRow_NextVersion_ReplacesTheRow()
    {
        await table.InsertRow(Silo(1), await NextAsync());
        string etag = (await table.ReadRow(Address(1))).Members[0].Item2;

        Assert.True(await table.UpdateRow(Silo(1, SiloStatus.Dead), etag, await NextAsync()));
        Assert.Equal(SiloStatus.Dead, (await table.ReadAll()).Members[0].Item1.Status);
    }

    [Fact]
    public async Task UpdateRow_UnknownSilo_IsRefused() => Assert.False(await table.UpdateRow(Silo(1), "0", await NextAsync()));

    [Fact]
    public async Task UpdateIAmAlive_KnownSilo_MovesTheTimeAndKeepsTheVersion()
    {
        await table.InsertRow(Silo(1), await NextAsync());
        MembershipEntry alive = Silo(1);
        alive.IAmAliveTime = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        await table.UpdateIAmAlive(alive);

        MembershipTableData all = await table.ReadAll();
        Assert.Equal(alive.IAmAliveTime, all.Members[0].Item1.IAmAliveTime);
        Assert.Equal(1, all.Version.Version);
    }

    [Fact]
    public async Task ReadAll_ChangedByTheReader_StaysAsItWas()
    {
        await table.InsertRow(Silo(1), await NextAsync());

        (await table.ReadAll()).Members[0].Item1.Status = SiloStatus.Dead;

        Assert.Equal(SiloStatus.Active, (await table.ReadAll()).Members[0].Item1.Status);
    }

    [Fact]
    public async Task CleanupDefunctSiloEntries_DeadAndOld_RemovesOnlyThose()
    {
        await table.InsertRow(Silo(1, SiloStatus.Dead), await NextAsync());
        await table.InsertRow(Silo(2), await NextAsync());

        await table.CleanupDefunctSiloEntries(new DateTimeOffset(2029, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(Address(2), Assert.Single((await table.ReadAll()).Members).Item1.SiloAddress);
    }

    private async Task<TableVersion> NextAsync() => (await table.ReadAll()).Version.Next();

    private static SiloAddress Address(int generation) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11111), generation);

    private static MembershipEntry Silo(int generation, SiloStatus status = SiloStatus.Active) => new()
    {
        SiloAddress = Address(generation),
        Status = status,
        SiloName = "silo",
        HostName = "host",
        StartTime = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        IAmAliveTime = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    };
}
