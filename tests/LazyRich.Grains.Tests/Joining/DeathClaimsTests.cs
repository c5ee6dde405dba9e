using System.Net;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Joining;
using LazyRich.Grains.Membership;
using LazyRich.Grains.Status;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using Orleans.Runtime;
using SiloStatus = Orleans.Runtime.SiloStatus;

namespace LazyRich.Grains.Tests.Joining;

/// <summary>Through the door by which workers change the membership.</summary>
public sealed class DeathClaimsTests : IAsyncLifetime
{
    private static readonly SiloAddress head = Address(1), accuser = Address(2), accused = Address(3);

    private readonly FakeTimeProvider time = new();
    private readonly HeadMembershipTable table = new();
    private readonly SiloBoard board;
    private readonly HeadDoor door;

    public DeathClaimsTests()
    {
        board = new(time);
        door = new("test", table, new(head, board), new ClusterOptions { Time = time });
    }

    public async ValueTask InitializeAsync()
    {
        foreach (SiloAddress silo in (SiloAddress[])[head, accuser, accused])
            Assert.True(await ChangeAsync(SiloChange.Insert, Row(silo, SiloStatus.Active)));
    }

    public ValueTask DisposeAsync()
    {
        table.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Claim_OfASiloThatTheHeadHears_IsRefused()
    {
        Hear(accused);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.False(await ClaimAsync(accused));
        Assert.Equal(SiloStatus.Active, await StatusAsync(accused));
    }

    /// <summary>It is always in the middle of what it does with this very claim.</summary>
    [Fact]
    public async Task Claim_OfTheHead_IsRefused()
    {
        Assert.False(await ClaimAsync(head));
        Assert.Equal(SiloStatus.Active, await StatusAsync(head));
    }

    [Fact]
    public async Task Claim_OfASiloThatFellSilent_Counts()
    {
        Hear(accused);
        time.Advance(TimeSpan.FromSeconds(3));

        Assert.True(await ClaimAsync(accused));
        Assert.Equal(SiloStatus.Dead, await StatusAsync(accused));
    }

    [Fact]
    public async Task Claim_OfASiloThatWasNeverHeard_Counts() => Assert.True(await ClaimAsync(accused));

    [Fact]
    public async Task Leave_OfASiloThatWasJustHeard_Counts()
    {
        Hear(accused);

        Assert.True(await ChangeAsync(SiloChange.Update, Row(accused, SiloStatus.ShuttingDown)));
        Assert.True(await ChangeAsync(SiloChange.Update, Row(accused, SiloStatus.Dead)));
    }

    /// <summary>The vote before was not enough, or is too old to count; the leave carries it along.</summary>
    [Fact]
    public async Task Leave_OfASiloThatWasSuspectedOnce_Counts()
    {
        Hear(accused);
        Assert.True(await ChangeAsync(SiloChange.Update, Row(accused, SiloStatus.Active, accuser)));

        Assert.True(await ChangeAsync(SiloChange.Update, Row(accused, SiloStatus.Dead, accuser)));
    }

    private void Hear(SiloAddress silo) => board.Report(new(silo.ToParsableString(), "node", 1, 1, 0, 0, 0, 0));

    private Task<bool> ClaimAsync(SiloAddress silo) => ChangeAsync(SiloChange.Update, Row(silo, SiloStatus.Dead, accuser));

    private async Task<bool> ChangeAsync(string kind, MembershipEntry row)
    {
        SiloList now = await door.SilosAsync();
        return await door.ChangeAsync(new(kind, now.Version + 1, now.Etag, SiloRow.Of(row)));
    }

    private async Task<SiloStatus> StatusAsync(SiloAddress silo) => (await table.ReadRow(silo)).Members[0].Item1.Status;

    private static SiloAddress Address(int port) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, port), 1);

    private static MembershipEntry Row(SiloAddress silo, SiloStatus status, params SiloAddress[] suspectedBy) => new()
    {
        SiloAddress = silo,
        Status = status,
        SiloName = "silo",
        HostName = "node",
        SuspectTimes = [.. suspectedBy.Select(by => Tuple.Create(by, DateTime.UnixEpoch))],
    };
}
