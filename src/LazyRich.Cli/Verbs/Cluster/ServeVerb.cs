using System.CommandLine;
using System.Net;
using LazyRich.Cli.Options;
using LazyRich.Cli.Running;
using LazyRich.Cli.Terminals;
using LazyRich.Grains.Hosting;
using LazyRich.Reporting.Api;
using LazyRich.Reporting.Telemetry;

namespace LazyRich.Cli.Verbs.Cluster;

/// <summary><c>serve</c>: a head that stays, for workers and for other commands.</summary>
internal sealed class ServeVerb : Verb
{
    private readonly Option<int> port = Ports.Option("--port", "Port of the HTTP API", 7070);

    private readonly Option<int> siloPort = Ports.Option("--silo-port", "Port that silos speak to each other on", 11111);

    private readonly Option<int?> slots = new("--slots") { Description = "Solver threads here (default: the cores; 0: dispatch and store only)", HelpName = "N" };

    private readonly Option<string?> bind = Addresses.Option("--bind", "Address to listen on (default: 127.0.0.1, this machine only; 0.0.0.0: all)");

    private readonly Option<string?> advertise = Addresses.Option("--advertise", "Address that others reach this machine at (default: the one it listens on)");

    private readonly Option<string?> redis = RedisOption.Make("Keep the membership in Redis, not in the store");

    private readonly Option<TimeSpan> grace = Durations.Option("--grace", "How long a stop lets its own runs, and workers that leave with it, finish", TimeSpan.FromSeconds(5));

    private readonly Option<string> logFormat = LogFormats.Option();

    private readonly Option<bool> dashboard = new("--dashboard") { Description = "Orleans' own dashboard at /orleans, for whoever looks after the cluster" };

    private readonly Option<TimeSpan> lease = Durations.Option(
        "--lease", "How long a worker may keep a run without a sign of life before it is given to others", new ClusterOptions().LeaseDuration, TimeSpan.FromSeconds(1));

    public ServeVerb() : base(
        "serve", "Keeps a store open for workers and other commands: dispatches, stores, and solves too",
        "lazyrich serve",
        "lazyrich serve --bind 0.0.0.0 --slots 0  # a pure head, for workers on other machines",
        "lazyrich serve --redis localhost:6379")
    {
        slots.Validators.Add(Counts.NotNegative);
        foreach (Option option in new Option[] { port, siloPort, slots, bind, advertise, redis, grace, logFormat, dashboard, lease })
            Options.Add(option);
    }

    protected override async Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        if (session.HasHead)
            throw new UserException(ExitCode.Usage, "serve is the head itself: it takes --store, not --head");
        IPAddress listen = Addresses.Resolve(parse.GetValue(bind), "--bind") ?? IPAddress.Loopback;
        IPAddress? reached = Addresses.Resolve(parse.GetValue(advertise), "--advertise")
            ?? (listen.Equals(IPAddress.Any) || listen.Equals(IPAddress.IPv6Any) ? Addresses.OfThisMachine() : null);
        string token = UserToken.FindOrMake(session.Terminal.Variable);
        using var collector = Collector.Start(session.Terminal.Variable(Collector.Variable), "head");
        var cluster = new ClusterOptions
        {
            Slots = parse.GetValue(slots) ?? Environment.ProcessorCount,
            Logs = new TerminalLogs(session, parse.GetValue(logFormat) == LogFormats.Json),
            Dashboard = parse.GetValue(dashboard),
            Traces = collector.Listens,
            StopGrace = parse.GetValue(grace),
            LeaseDuration = parse.GetValue(lease),
            Peers = new()
            {
                Token = token,
                Bind = listen,
                Advertise = reached,
                SiloPort = parse.GetValue(siloPort),
                Redis = RedisOption.Of(parse, redis, session.Terminal.Variable),
            },
        };
        session.Terminal.Interrupts.HurryOnSecond();
        var api = new ApiOptions { Bind = listen, Advertise = reached, Port = parse.GetValue(port), Token = new(token), Dashboard = cluster.Dashboard };
        return await new HeadProcess(session, cluster, api).RunAsync(cancellation);
    }
}
