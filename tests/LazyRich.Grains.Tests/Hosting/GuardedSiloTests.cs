using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using LazyRich.Grains.Handshake;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Tests.Fakes;
using Orleans.Runtime;

namespace LazyRich.Grains.Tests.Hosting;

/// <summary>Who may speak to a silo that has peers, over real sockets.</summary>
public sealed class GuardedSiloTests : IAsyncLifetime
{
    private const string Token = "the token of this cluster";

    private HeadSilo? head;
    private SiloAddress? silo;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var store = new FakeStore(1);
        var options = new ClusterOptions { Slots = 1, Solver = new FakeSolver(), Peers = new() { Token = Token } };
        head = await HeadSilo.StartAsync(new StoreSeams("test", store, store), options, new Uri("http://127.0.0.1:7070/"), Stop);
        silo = SiloAddress.FromParsableString((await head.Door.SilosAsync()).Silos[0].Silo);
    }

    public async ValueTask DisposeAsync() => await head!.DisposeAsync();

    [Fact]
    public async Task Connect_WithTheToken_ReachesTheSilo() => Assert.Equal(silo!.ToParsableString(), await CallAsync(Token));

    [Fact]
    public async Task Connect_WithAnotherToken_IsTurnedAway() => Assert.Null(await CallAsync("the token of another cluster"));

    [Fact]
    public async Task Connect_Stranger_GetsNotOneByte()
    {
        using TcpClient stranger = await ConnectAsync();
        await stranger.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: here\r\nAccept: */*\r\n\r\n      "u8.ToArray(), Stop);

        Assert.Equal(0, await ReadAsync(stranger));
    }

    private async Task<string?> CallAsync(string token)
    {
        using TcpClient client = await ConnectAsync();
        NetworkStream stream = client.GetStream();
        return await new SiloHandshake(new(token, "test"), "127.0.0.1:1@1").CallAsync(new End(PipeReader.Create(stream), PipeWriter.Create(stream)), Stop);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient(AddressFamily.InterNetwork);
        await client.ConnectAsync(IPAddress.Loopback, silo!.Endpoint.Port, Stop);
        return client;
    }

    private static async Task<int> ReadAsync(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[1], Stop);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private sealed record End(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
