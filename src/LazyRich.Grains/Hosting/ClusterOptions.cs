using LazyRich.Grains.Pool;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LazyRich.Grains.Hosting;

public sealed class ClusterOptions
{
    /// <summary>Solver threads, ≥ 0; none makes a head that only dispatches and stores. Default: the cores this process may use.</summary>
    public int Slots { get; set; } = Environment.ProcessorCount;

    /// <summary>How long a silo may execute an attempt without renewing. Default 30 s; renewed at a third of it. A worker takes its head's.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stop lets runs finish before they are handed back. Default: not at all.</summary>
    public TimeSpan StopGrace { get; set; }

    /// <summary>How long a stop may take to deliver and hand back. Default 1.5 s; what remains is planned again when the store is next opened.</summary>
    public TimeSpan StopPatience { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Bytes of finished results at which solving pauses until the head has stored some; at most a batch a thread comes on top. Default 64 MiB.</summary>
    public long HeldBytes { get; set; } = 64 << 20;

    /// <summary>Where warnings and errors go, Orleans' too. Default: nowhere.</summary>
    public ILoggerFactory Logs { get; set; } = NullLoggerFactory.Instance;

    /// <summary>The clock of leases, retries and pauses. Default: the system's.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Whether the silo reports to Orleans' dashboard. Default: no, for it takes a little of every call. Workers do as their head does.</summary>
    public bool Dashboard { get; set; }

    /// <summary>Whether calls between silos carry the trace that they belong to. Default: no, for nobody listens.</summary>
    public bool Traces { get; set; }

    /// <summary>How other silos are met. Default (null): not at all.</summary>
    public PeerOptions? Peers { get; set; }

    /// <summary>What runs are solved with. Default (null): LazyRich.Dynamics.</summary>
    public IRunSolver? Solver { get; set; }

    /// <summary>Wraps what runs are solved with. Default: nothing does.</summary>
    public Func<IRunSolver, IRunSolver> Around { get; set; } = static solver => solver;
}
