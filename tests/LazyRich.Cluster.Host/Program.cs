using System.Globalization;
using System.Runtime.InteropServices;
using LazyRich.Cluster.Host;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Joining;
using LazyRich.Grains.Pool;

// HEAD TOKEN [poison SEED] [nap SEED] [ledger FILE] [hold BYTES]: a worker of one slot for the head at that URL, which dies of runs of one seed, falls asleep
// over one of another, writes down what it has solved, and pauses at so many bytes without a verdict.
string token = args[1];
Dictionary<string, string> traits = args[2..].Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
using var stop = new CancellationTokenSource();
using PosixSignalRegistration term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    stop.Cancel();
});
using var logs = new ErrorLines();
using var head = new JoinClient(new([args[0]], token));
var options = new ClusterOptions { Slots = 1, Peers = new() { Token = token }, Logs = logs, Around = Around };
if (traits.TryGetValue("hold", out string? bytes))
    options.HeldBytes = Number(bytes);
try
{
    await new WorkerNode(options, head, new(TimeSpan.Zero, TimeSpan.FromMinutes(5))).RunAsync(_ => { }, stop.Token, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    // Told to stop before it had joined.
}

IRunSolver Around(IRunSolver solver)
{
    if (traits.TryGetValue("poison", out string? poison))
        solver = new PoisonSolver(solver, Number(poison));
    if (traits.TryGetValue("nap", out string? nap))
        solver = new NappingSolver(solver, Number(nap));
    return traits.TryGetValue("ledger", out string? ledger) ? new LedgerSolver(solver, ledger) : solver;
}

static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
