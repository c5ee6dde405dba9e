using System.CommandLine;
using System.Net;
using LazyRich.Cli.Options;
using LazyRich.Cli.Terminals;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Joining;
using LazyRich.Grains.Redis;
using LazyRich.Reporting.Api;
using LazyRich.Reporting.Telemetry;

namespace LazyRich.Cli.Verbs.Cluster;

/// <summary><c>worker --join URL</c>: solver threads for a head elsewhere.</summary>
internal sealed class WorkerVerb : Verb
{
    private readonly Option<string[]> join = JoinOption.Make();

    private readonly Option<string?> redis = RedisOption.Make("Find the head in this Redis, when there is no --join");

    private readonly Option<string?> cluster = new("--cluster") { Description = "With --redis, when several heads use it: the id of the store", HelpName = "ID" };

    private readonly Option<int?> slots = new("--slots") { Description = "Solver threads (default: the cores of this machine)", HelpName = "N" };

    private readonly Option<int> siloPort = Ports.Option("--silo-port", "Port that silos speak to each other on", 0);

    private readonly Option<string?> bind = Addresses.Option("--bind", "Address to listen on (default: the one on the way to the head)");

    private readonly Option<string?> advertise = Addresses.Option("--advertise", "Address that others reach this machine at (default: the one it listens on)");

    private readonly Option<TimeSpan> grace = Durations.Option("--grace", "How long a stop lets runs finish before they are handed back", TimeSpan.FromSeconds(20));

    private readonly Option<TimeSpan> patience = Durations.Option("--patience", "How long to go on without a head", TimeSpan.FromHours(1));

    private readonly Option<long> hold = Sizes.Option(
        "--hold", "How much of results to hold while the head is away, before solving pauses", new ClusterOptions().HeldBytes);

    private readonly Option<string> logFormat = LogFormats.Option();

    private readonly Option<int?> metricsPort = new("--metrics-port")
    {
        Description = "Also answer /metrics (Prometheus) and /healthz on this port of the --bind address (0: any free one; default: not at all)",
        HelpName = "PORT",
    };

    public WorkerVerb() : base(
        "worker", "Solves for a head elsewhere (see serve). Comes and goes at any time",
        "lazyrich worker --join http://127.0.0.1:7070",
        "lazyrich worker --redis redis:6379",
        "lazyrich worker --join /shared/results.db --slots 16  # where the store's lock file says the head is")
    {
        slots.Validators.Add(Counts.Positive);
        metricsPort.Validators.Add(Ports.Valid);
        foreach (Option option in new Option[] { join, redis, cluster, slots, siloPort, bind, advertise, grace, patience, hold, logFormat, metricsPort })
            Options.Add(option);
    }

    protected override async Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        try
        {
            return await WorkAsync(parse, session, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            session.Say("stopped while it was in no cluster");
            return ExitCode.Success;
        }
    }

    private async Task<int> WorkAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        string[] heads = parse.GetValue(join) ?? [];
        if (heads.Length > 0 && parse.GetValue(redis) is not null)
            throw new UserException(ExitCode.Usage, "a worker finds its head by --join or in --redis: give one of them");
        string? shared = heads.Length > 0 ? null : RedisOption.Of(parse, redis, session.Terminal.Variable);
        if (heads.Length == 0 && shared is null)
            throw new UserException(ExitCode.Usage, "a worker needs to know where its head is: --join http://HOST:7070, or --redis HOST:6379");
        string token = await WorkerToken.OfAsync(session, heads, parse.GetValue(patience), cancellation);
        IPAddress listen = Addresses.Resolve(parse.GetValue(bind), "--bind") ?? AddressTowards(shared, heads);
        using var collector = Collector.Start(session.Terminal.Variable(Collector.Variable), "worker");
        var options = new ClusterOptions
        {
            Slots = parse.GetValue(slots) ?? Environment.ProcessorCount,
            Logs = new TerminalLogs(session, parse.GetValue(logFormat) == LogFormats.Json),
            Traces = collector.Listens,
            HeldBytes = parse.GetValue(hold),
            Peers = new()
            {
                Token = token,
                Bind = listen,
                Advertise = Addresses.Resolve(parse.GetValue(advertise), "--advertise"),
                SiloPort = parse.GetValue(siloPort),
                Redis = shared,
            },
        };
        using var places = new JoinClient(new(heads, token));
        await using RedisRendezvous? notices = shared is null ? null : new(shared, parse.GetValue(cluster));
        var node = new WorkerNode(options, notices is null ? places : notices, new(parse.GetValue(grace), parse.GetValue(patience)));
        await using WorkerApi? api = parse.GetValue(metricsPort) is { } port ? await WorkerApi.StartAsync(listen, port, new(token), cancellation) : null;
        if (api is not null)
            session.Say($"metrics at {api.Address}metrics");
        session.Terminal.Interrupts.HurryOnSecond();
        bool whole = await node.RunAsync(
            invitation => session.Say($"joined the cluster of store {invitation.Store}"), cancellation, session.Terminal.Interrupts.Hurry);
        session.Say(whole
            ? "stopped: everything is delivered or handed back"
            : "stopped: the head did not take everything back; it plans the rest again on its own");
        return ExitCode.Success;
    }

    /// <summary>A head that is named by its store may not be there yet, and may come back elsewhere.</summary>
    private static IPAddress AddressTowards(string? redis, string[] heads) =>
        redis is not null ? Addresses.Towards(RedisRendezvous.HostOf(redis))
        : HeadPlaces.IsUrl(heads[0]) ? Addresses.Towards(new Uri(heads[0]).Host)
        : Addresses.OfThisMachine();
}
