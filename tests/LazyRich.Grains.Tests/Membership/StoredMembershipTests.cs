using System.Net;
using LazyRich.Grains.Membership;
using LazyRich.Store;
using Orleans;
using Orleans.Runtime;

namespace LazyRich.Grains.Tests.Membership;

/// <summary>The table over a real store, which outlives its head.</summary>
public sealed class StoredMembershipTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("lazyrich-silos-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task ReadAll_InALaterProcess_HasTheRowsAndGoesOnFromTheVersion()
    {
        await using (ResultsStore store = await OpenAsync())
        {
            using var table = new HeadMembershipTable(store.Silos);
            await table.InsertRow(Silo(1), (await table.ReadAll()).Version.Next());
            await table.InsertRow(Silo(2), (await table.ReadAll()).Version.Next());
            MembershipEntry suspected = Silo(2);
            suspected.Status = SiloStatus.Dead;
            suspected.AddSuspector(Address(1), new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc));
            Assert.True(await table.UpdateRow(suspected, (await table.ReadAll()).Version.VersionEtag, (await table.ReadAll()).Version.Next()));
        }

        await using ResultsStore again = await OpenAsync();
        using var later = new HeadMembershipTable(again.Silos);
        MembershipTableData found = await later.ReadAll();

        Assert.Equal(3, found.Version.Version);
        Assert.Equal([SiloStatus.Active, SiloStatus.Dead], found.Members.Select(member => member.Item1).OrderBy(row => row.SiloAddress.Generation).Select(row => row.Status));
        MembershipEntry dead = found.Members.Select(member => member.Item1).Single(row => row.Status == SiloStatus.Dead);
        Assert.Equal((Address(1), new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc)), (dead.SuspectTimes![0].Item1, dead.SuspectTimes[0].Item2));
        Assert.False(await later.InsertRow(Silo(3), new TableVersion(3, "2")));
        Assert.True(await later.InsertRow(Silo(3), found.Version.Next()));
    }

    [Fact]
    public async Task CleanupDefunctSiloEntries_Dead_AreGoneFromTheStoreAndTheVersionStays()
    {
        await using ResultsStore store = await OpenAsync();
        using var table = new HeadMembershipTable(store.Silos);
        MembershipEntry dead = Silo(1);
        dead.Status = SiloStatus.Dead;
        await table.InsertRow(dead, (await table.ReadAll()).Version.Next());

        await table.CleanupDefunctSiloEntries(DateTimeOffset.UtcNow.AddYears(1));

        Assert.Empty((await store.Silos.ReadAsync(TestContext.Current.CancellationToken)).Entries);
        Assert.Equal(1, (await store.Silos.ReadAsync(TestContext.Current.CancellationToken)).Version);
    }

    private Task<ResultsStore> OpenAsync() => ResultsStore.OpenAsync(Path.Combine(directory.FullName, "lazyrich.db"), TestContext.Current.CancellationToken);

    private static SiloAddress Address(int generation) => SiloAddress.New(new IPEndPoint(IPAddress.Parse("10.0.0.7"), 11111), generation);

    private static MembershipEntry Silo(int generation) => new()
    {
        SiloAddress = Address(generation),
        Status = SiloStatus.Active,
        SiloName = "worker node7 4711",
        HostName = "node7",
        StartTime = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        IAmAliveTime = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    };
}
