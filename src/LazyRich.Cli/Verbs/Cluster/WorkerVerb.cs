using System.CommandLine;
using System.Net;
using LazyRich.Cli.Options;
using LazyRich.Cli.Rendering;
using LazyRich.Cli.Terminals;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Joining;
using LazyRich.Store.Locking;

namespace LazyRich.Cli.Verbs.Cluster;

/// <summary><c>worker --join URL</c>: solver threads for a head elsewhere.</summary>
internal sealed class WorkerVerb : Verb
{
    private readonly Option<string[]> join = new("--join")
    {
        Description = "The head: http://HOST:7070, or its store file on a shared disk. Several, if it may come back elsewhere",
        HelpName = "HEAD",
        AllowMultipleArgumentsPerToken = true,
        Required = true,
    };

    private readonly Option<int?> slots = new("--slots") { Description = "Solver threads (default: the cores of this machine)", HelpName = "N" };

    private readonly Option<int> siloPort = Ports.Option("--silo-port", "Port that silos speak to each other on", 0);

    private readonly Option<string?> bind = Addresses.Option("--bind", "Address to listen on (default: the one on the way to the head)");

    private readonly Option<string?> advertise = Addresses.Option("--advertise", "Address that others reach this machine at (default: the one it listens on)");

    private readonly Option<TimeSpan> grace = Durations.Option("--grace", "How long a stop lets runs finish before they are handed back", TimeSpan.FromSeconds(20));

    private readonly Option<TimeSpan> patience = Durations.Option("--patience", "How long to go on without a head", TimeSpan.FromHours(1));

    public WorkerVerb() : base(
        "worker", "Solves for a head elsewhere (see serve). Comes and goes at any time",
        "lazyrich worker --join http://127.0.0.1:7070",
        "lazyrich worker --join /shared/results.db --slots 16  # where the store's lock file says the head is")
    {
        slots.Validators.Add(Counts.Positive);
        foreach (Option option in new Option[] { join, slots, siloPort, bind, advertise, grace, patience })
            Options.Add(option);
    }

    protected override async Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        string[] heads = parse.GetRequiredValue(join);
        string token = UserToken.Find(session.Terminal.Variable) ?? heads.Select(TokenOf).FirstOrDefault(found => found is not null) ?? throw new UserException(
            ExitCode.Usage, "a worker needs the head's token", $"set {HeadAddress.TokenVariable} to it, or copy {UserToken.PathOf(session.Terminal.Variable)} from the head's machine");
        IPAddress listen = Addresses.Resolve(parse.GetValue(bind), "--bind") ?? Addresses.Towards(HostOf(heads[0]));
        var options = new ClusterOptions
        {
            Slots = parse.GetValue(slots) ?? Environment.ProcessorCount,
            Logs = new TerminalLogs(session),
            Peers = new()
            {
                Token = token,
                Bind = listen,
                Advertise = Addresses.Resolve(parse.GetValue(advertise), "--advertise"),
                SiloPort = parse.GetValue(siloPort),
            },
        };
        using var head = new JoinClient(new(heads, token));
        var node = new WorkerNode(options, head, new(parse.GetValue(grace), parse.GetValue(patience)));
        session.Terminal.Interrupts.HurryOnSecond();
        try
        {
            await node.RunAsync(
                invitation => session.Say($"joined the cluster of store {invitation.Store} with {Words.Count(options.Slots, "solver thread")}"),
                cancellation,
                session.Terminal.Interrupts.Hurry);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Told to stop before it had joined.
        }

        session.Say("stopped: everything is delivered or handed back");
        return ExitCode.Success;
    }

    private static string HostOf(string head) => HeadPlaces.IsUrl(head) ? new Uri(head).Host : StoreHolder.Find(head)?.Api?.Host ?? IPAddress.Loopback.ToString();

    private static string? TokenOf(string head) => HeadPlaces.IsUrl(head) ? null : StoreHolder.Find(head)?.Token;
}
