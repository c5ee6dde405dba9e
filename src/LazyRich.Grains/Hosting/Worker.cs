using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Inputs;
using LazyRich.Grains.Pool;
using LazyRich.Grains.Pulling;
using LazyRich.Grains.Runs;
using LazyRich.Grains.Shipping;
using LazyRich.Grains.Status;
using Microsoft.Extensions.Logging;

namespace LazyRich.Grains.Hosting;

/// <summary>The solving side of a silo: pool, shipper, puller and lease renewal, started and stopped in order. Knows no store, only the head's grains.</summary>
internal sealed partial class Worker : IAsyncDisposable
{
    private readonly Puller puller;
    private readonly LeaseRenewal renewal;
    private readonly LeaseReturn back;
    private readonly ExecutionReport report;
    private readonly LoadReport load;
    private readonly ILogger log;

    public Worker(ILocalSiloDetails silo, IGrainFactory grains, ClusterOptions options, ILoggerFactory logs)
    {
        string name = silo.SiloAddress.ToParsableString();
        TimeProvider time = options.Time;
        var runs = new RunGrains(grains);
        IRunSolver solver = options.Around(options.Solver ?? new SimulationSolver(new SiloInputs(() => grains.GetGrain<IInputsGrain>(0))));
        var held = new HeldResults(options.HeldBytes);
        var shipper = new Shipper(() => grains.GetGrain<ISinkGrain>(0), new(), time, logs.CreateLogger<Shipper>());
        report = new(name, () => Parts!.Pool.Executing, Dispatcher, time, logs.CreateLogger<ExecutionReport>());
        var pool = new SolverPool(options.Slots, solver, held, report, time, logs.CreateLogger<SolverPool>());
        Parts = new(solver, pool, held, shipper, new());
        puller = new(name, Parts, Dispatcher, lease => runs.Of(new(lease.Key, lease.Attempt), name).StartAsync(lease), time, logs.CreateLogger<Puller>());
        renewal = new(name, Parts.Leases, Dispatcher, attempt => runs.Of(attempt, name), options.LeaseDuration, time, logs.CreateLogger<LeaseRenewal>());
        back = new(Parts.Leases, Dispatcher, time, logs.CreateLogger<LeaseReturn>());
        load = new(name, () => Parts, () => grains.GetGrain<ISiloBoardGrain>(0), time, logs.CreateLogger<LoadReport>());
        log = logs.CreateLogger<Worker>();

        IDispatcherGrain Dispatcher() => grains.GetGrain<IDispatcherGrain>(0);
    }

    public WorkerParts Parts { get; }

    /// <inheritdoc cref="LoadReport.HeadSilence"/>
    public TimeSpan HeadSilence => load.HeadSilence;

    public void Start()
    {
        Parts.Pool.Start();
        renewal.Start();
        back.Start();
        report.Start();
        load.Start();
        puller.Start();
    }

    /// <summary>There is a head again: it hears at once what this silo holds.</summary>
    public void MeetHead()
    {
        renewal.Introduce();
        load.Hasten();
    }

    /// <summary>
    /// Leases nothing more and hands back what waits; what runs may finish until <paramref name="grace"/> ends, and is handed back then; delivers what
    /// is solved.
    /// </summary>
    /// <param name="patience">Ends the delivery.</param>
    /// <returns>False when something was neither delivered nor handed back; the store plans it again.</returns>
    public async Task<bool> StopAsync(CancellationToken grace, CancellationToken patience)
    {
        try
        {
            Task pulling = puller.StopAsync(patience);
            report.Drain();
            Parts.Pool.Close();
            Parts.Shipper.Hurry();
            await using (grace.Register(Parts.Pool.Drain))
            {
                await pulling;
                await Parts.Leases.EmptyAsync().WaitAsync(patience);
            }

            await back.DisposeAsync().AsTask().WaitAsync(patience);
            await back.ReturnAsync().WaitAsync(patience);
            await renewal.DisposeAsync();
            await report.DisposeAsync();
            return true;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogUnfinished(log, error, Parts.Leases.Held.Length);
            return false;
        }
        finally
        {
            Parts.Pool.Drain();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await load.DisposeAsync();
        await back.DisposeAsync();
        await renewal.DisposeAsync();
        await report.DisposeAsync();
        await puller.DisposeAsync();
        Parts.Pool.Dispose();
        await Parts.Shipper.DisposeAsync();
        Parts.Held.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stopped with {Attempts} attempts neither delivered nor handed back.")]
    private static partial void LogUnfinished(ILogger logger, Exception error, int attempts);
}
