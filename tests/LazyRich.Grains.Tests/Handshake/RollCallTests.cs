using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using LazyRich.Grains.Handshake;
using LazyRich.Grains.Membership;
using LazyRich.Grains.Placement;
using Orleans;
using Orleans.Runtime;

namespace LazyRich.Grains.Tests.Handshake;

/// <summary>Over real sockets: a listener that answers as a silo does.</summary>
public sealed class RollCallTests : IDisposable
{
    private readonly ClusterSecret secret = new("a token of the head", "store");
    private readonly HeadMembershipTable table = new();
    private readonly TcpListener socket = new(IPAddress.Loopback, 0);

    public RollCallTests() => socket.Start();

    public void Dispose()
    {
        socket.Dispose();
        table.Dispose();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Take_SiloThatAnswers_StaysWithAFreshHeartbeat()
    {
        SiloAddress silo = await EnterAsync("worker", generation: 1);
        Task answer = AnswerAsync(new(secret, silo.ToParsableString()));

        Roll roll = await TakeAsync();
        await answer;

        Assert.Equal([silo], roll.Present);
        MembershipEntry entry = (await table.ReadAll()).Members[0].Item1;
        Assert.Equal(SiloStatus.Active, entry.Status);
        Assert.True(entry.IAmAliveTime > new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task Take_PortThatANewerSiloHasNow_DeclaresTheOldOneDead()
    {
        SiloAddress silo = await EnterAsync("worker", generation: 1);
        Task answer = AnswerAsync(new(secret, SiloAddress.New(silo.Endpoint, 2).ToParsableString()));

        Roll roll = await TakeAsync();
        await answer;

        Assert.Equal([silo], roll.Gone);
        Assert.Equal(SiloStatus.Dead, (await table.ReadAll()).Members[0].Item1.Status);
    }

    [Fact]
    public async Task Take_NobodyListens_DeclaresItDeadAndRaisesTheVersion()
    {
        SiloAddress silo = await EnterAsync("worker", generation: 1);
        socket.Stop();

        Roll roll = await TakeAsync();

        Assert.Equal([silo], roll.Gone);
        Assert.Equal(2, (await table.ReadAll()).Version.Version);
    }

    [Fact]
    public async Task Take_EarlierHead_IsNotEvenAsked()
    {
        SiloAddress head = await EnterAsync("head http://127.0.0.1:7070/", generation: 1);

        Roll roll = await TakeAsync();

        Assert.Equal([head], roll.Gone);
        Assert.False(socket.Pending());
    }

    private Task<Roll> TakeAsync() =>
        new RollCall(table, new(secret, "127.0.0.1:1@1"), TimeProvider.System).TakeAsync(entry => SiloRole.IsHeadName(entry.SiloName), Stop);

    private async Task<SiloAddress> EnterAsync(string name, int generation)
    {
        SiloAddress silo = SiloAddress.New((IPEndPoint)socket.LocalEndpoint, generation);
        DateTime once = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var entry = new MembershipEntry { SiloAddress = silo, Status = SiloStatus.Active, SiloName = name, HostName = "host", StartTime = once, IAmAliveTime = once };
        Assert.True(await table.InsertRow(entry, (await table.ReadAll()).Version.Next()));
        return silo;
    }

    private async Task AnswerAsync(SiloHandshake handshake)
    {
        using TcpClient caller = await socket.AcceptTcpClientAsync(Stop);
        NetworkStream stream = caller.GetStream();
        Assert.True(await handshake.AnswerAsync(new End(PipeReader.Create(stream), PipeWriter.Create(stream)), Stop));
    }

    private sealed record End(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
