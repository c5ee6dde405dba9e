using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LazyRich.Cli.Options;
using LazyRich.Cli.Terminals;
using LazyRich.Cli.Tests.Given;
using LazyRich.Grains.Hosting;
using LazyRich.Store;

namespace LazyRich.Cli.Tests.Verbs;

/// <summary><c>serve</c> and <c>worker</c>, asked for what cannot be: words at once, and 2. What they do together is LazyRich.Cluster.Tests' matter.</summary>
public sealed class ClusterVerbTests : IDisposable
{
    private const string NoHead = "http://127.0.0.1:1";

    private readonly Workplace workplace = new();

    /// <summary>192.0.2.1 is nobody's (RFC 5737).</summary>
    [Theory]
    [InlineData("serve", "--port", "0", "--silo-port", "0", "--slots", "0", "--bind", "192.0.2.1")]
    [InlineData("worker", "--join", NoHead, "--metrics-port", "9464", "--bind", "192.0.2.1")]
    public async Task Bind_AddressOfAnotherMachine_EndsWith2InWords(params string[] arguments)
    {
        Answer answer = await RunAsync(null, arguments);

        Assert.True(answer.Code == 2, answer.ToString());
        Assert.Contains("this machine has no address 192.0.2.1", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "serve", "--silo-port", "0", "--slots", "0")]
    [InlineData("--silo-port", "serve", "--port", "0", "--slots", "0")]
    [InlineData("--metrics-port", "worker", "--join", NoHead)]
    public async Task Port_Taken_EndsWith2AndNamesTheOption(string option, params string[] arguments)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        Answer answer = await RunAsync(null, [.. arguments, option, port]);

        Assert.True(answer.Code == 2, answer.ToString());
        Assert.Contains($"port {port} of 127.0.0.1 is taken by another process: end it, or give another with {option}", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Port_OfRoot_IsNamedWithItsAddress()
    {
        ClusterException refusal = CannotListen.For(IPAddress.Any, 80, "--port", new SocketException((int)SocketError.AccessDenied));

        Assert.Equal("port 80 of 0.0.0.0 is not for this user, as those below 1024 are root's: give a higher one with --port", refusal.Message);
        Assert.True(refusal.IsWrongInput);
    }

    [Theory]
    [InlineData("http://head:70x", "not 'http://head:70x'")]
    [InlineData("http://", "not 'http://'")]
    [InlineData("ftp://head", "not 'ftp://head'")]
    [InlineData("head:7070", "did you mean http://head:7070?")]
    [InlineData("", "not ''")]
    public async Task Join_WhatCanNeverBeAHead_EndsWith2AtOnce(string place, string words)
    {
        Answer answer = await RunAsync(null, "worker", "--join", NoHead, "--join", place);

        Assert.True(answer.Code == 2, answer.ToString());
        Assert.Contains(words, answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password=hunter2", "names no server")]
    [InlineData("redis:6379,password=hu,nter2=1", "is a connection string")]
    public async Task Redis_NoConnectionString_EndsWith2AndKeepsThePassword(string connection, string words)
    {
        foreach ((string? variable, string[] arguments) in new (string?, string[])[] { (null, ["worker", "--redis", connection]), (connection, ["worker"]), (connection, ["serve"]) })
        {
            Answer answer = await RunAsync(variable, arguments);

            Assert.True(answer.Code == 2, answer.ToString());
            Assert.Contains(words, answer.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("nter2", answer.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task RedisVariable_BesideTheOption_DoesNotCount()
    {
        Answer answer = await RunAsync("password=hunter2", "worker", "--redis", "redis:6379,colour=blue");

        Assert.True(answer.Code == 2, answer.ToString());
        Assert.Contains("'colour'", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RedisVariable_BesideJoin_DoesNotCount()
    {
        Answer answer = await RunAsync("password=hunter2", "worker", "--join", NoHead, "--patience", "0s");

        Assert.True(answer.Code == 4, answer.ToString());
        Assert.Contains("no head answers at http://127.0.0.1:1", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a worker needs the head's token", "http://192.0.2.1:7070")]
    [InlineData("set LAZYRICH_TOKEN to it", "https://head:7070")]
    public async Task Worker_NoTokenForAHeadElsewhere_EndsWith2AndMakesNone(string words, string head)
    {
        Answer answer = await TokenlessAsync("worker", "--join", head);

        Assert.True(answer.Code == 2, answer.ToString());
        Assert.Contains(words, answer.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Token));
    }

    [Fact]
    public async Task Worker_NoTokenForAHeadHere_MakesTheOneThatTheHeadWillHave()
    {
        Answer answer = await TokenlessAsync("worker", "--join", NoHead, "--patience", "0s");

        Assert.True(answer.Code == 4, answer.ToString());
        Assert.Matches("^[0-9a-f]{64}\n$", await File.ReadAllTextAsync(Token, TestContext.Current.CancellationToken));
    }

    /// <summary>The lock names the token of a head; the worker then looks for its API, which nobody plays here.</summary>
    [Fact]
    public async Task Worker_NoTokenForAStore_WaitsForWhoeverHoldsIt()
    {
        ResultsStore? store = null;
        using var interrupts = new Interrupts(_ => throw new InvalidOperationException("forced"));
        using var asking = new OnLine($"no head answers at {NoHead}", () => interrupts.Raise(143));
        using var waiting = new OnLine("no process holds", () =>
        {
            store = ResultsStore.OpenAsync(workplace.Store, CancellationToken.None).GetAwaiter().GetResult();
            store.Announce(new(NoHead), "the-token-of-a-cluster-under-test");
        });
        using var both = new OnEither(waiting, asking);

        Answer answer = await workplace.RunAsync(interrupts, both, terminal => terminal with { Variable = Settings }, "worker", "--join", workplace.Store);

        await store!.DisposeAsync();
        Assert.True(answer.Code == 0, answer.ToString());
        Assert.False(File.Exists(Token));
    }

    [Fact]
    public async Task Worker_StoppedWhileItWaitsForAStore_EndsWithZero()
    {
        using var interrupts = new Interrupts(_ => throw new InvalidOperationException("forced"));
        using var waiting = new OnLine("no process holds", () => interrupts.Raise(143));

        Answer answer = await workplace.RunAsync(interrupts, waiting, terminal => terminal with { Variable = Settings }, "worker", "--join", workplace.Store);

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Contains("stopped while it was in no cluster", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindOrMake_ManyAtOnce_AgreeOnOneToken()
    {
        string[] tokens = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => UserToken.FindOrMake(Settings), TestContext.Current.CancellationToken)));

        Assert.Single(tokens.Distinct());
        Assert.Equal([Token], Directory.GetFiles(Path.GetDirectoryName(Token)!));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Token));
    }

    private string Token => workplace.File("settings/lazyrich/token");

    public void Dispose() => workplace.Dispose();

    private string? Settings(string variable) => variable == "XDG_CONFIG_HOME" ? workplace.File("settings") : null;

    private Task<Answer> TokenlessAsync(params string[] arguments) =>
        workplace.RunAsync(new Interrupts(_ => { }), TextWriter.Null, terminal => terminal with { Variable = Settings }, arguments);

    private Task<Answer> RunAsync(string? redis, params string[] arguments) => workplace.RunAsync(
        new Interrupts(_ => { }),
        TextWriter.Null,
        terminal => terminal with
        {
            Variable = name => name switch
            {
                "LAZYRICH_STORE" => workplace.Store,
                "LAZYRICH_TOKEN" => "the-token-of-a-cluster-under-test",
                "LAZYRICH_REDIS" => redis,
                _ => null,
            },
        },
        arguments);
}
