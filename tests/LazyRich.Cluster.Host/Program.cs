using System.Globalization;
using System.Runtime.InteropServices;
using LazyRich.Cluster.Host;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Joining;

// HEAD TOKEN POISON: a worker of one slot for the head at that URL, which dies of every run whose seed is POISON.
string token = args[1];
long poison = long.Parse(args[2], CultureInfo.InvariantCulture);
using var stop = new CancellationTokenSource();
using PosixSignalRegistration term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    stop.Cancel();
});
using var head = new JoinClient(new([args[0]], token));
var options = new ClusterOptions { Slots = 1, Peers = new() { Token = token }, Around = solver => new PoisonSolver(solver, poison) };
try
{
    await new WorkerNode(options, head, new(TimeSpan.Zero, TimeSpan.FromMinutes(5))).RunAsync(_ => { }, stop.Token, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    // Told to stop before it had joined.
}
