using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Pool;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Tests.Dispatch.Simulated;

/// <summary>
/// Silos that pull through the real scheduler, on a clock that jumps from event to event: messages, transactions and solves take their time, and
/// nothing else does.
/// </summary>
internal sealed class SimulatedCluster
{
    /// <summary>A pull there and back with the transaction in between.</summary>
    private const double Exchange = 0.008;

    /// <summary>From the end of a run to the dispatcher hearing of it.</summary>
    private const double Delivery = 0.03;

    private readonly PriorityQueue<Action, (double Time, long Order)> events = new();
    private readonly Scheduler scheduler = new();
    private readonly SimulatedQueues queues;
    private readonly Silo[] silos;
    private long order;

    public SimulatedCluster(SimulatedQueues queues, int silos, int slots)
    {
        this.queues = queues;
        this.silos = [.. Enumerable.Range(0, silos).Select(number => new Silo($"silo-{number}", slots))];
    }

    public double Now { get; private set; }

    public long Pulls { get; private set; }

    /// <summary>When the last planned run was leased.</summary>
    public double LastLease { get; private set; }

    /// <summary>Seconds that threads were solving.</summary>
    public double Busy => silos.Sum(silo => silo.Busy);

    public Dictionary<long, double> SecondsOf { get; } = [];

    public int Executing(long study) => silos.Sum(silo => silo.Executing.Count(run => run.Study == study));

    public void Run(double until = double.PositiveInfinity)
    {
        if (order == 0)
        {
            foreach (Silo silo in silos)
                At(0, () => Pull(silo));
        }

        while (events.TryPeek(out _, out (double Time, long) next) && next.Time <= until)
        {
            (Action happens, Now) = (events.Dequeue(), next.Time);
            happens();
        }
    }

    private void At(double delay, Action happens) => events.Enqueue(happens, (Now + delay, order++));

    private void Pull(Silo silo)
    {
        if (silo.Pulling || queues.IsEmpty || !LeaseSize.IsWanted(silo.Load))
            return;
        silo.Pulling = true;
        PoolLoad load = silo.Load;
        Pulls++;
        At(Exchange, () => Arrive(silo, load));
    }

    private void Arrive(Silo silo, PoolLoad load)
    {
        silo.Pulling = false;
        if (scheduler.Order(silo.Name, load) is not { } wanted)
            return;
        List<SimulatedRun> granted = queues.Lease(wanted);
        LastLease = granted.Count > 0 ? Now : LastLease;
        granted.ForEach(silo.Waiting.Enqueue);
        FillThreads(silo);

        // Something came, or the load has changed while the call was under way: it may ask again. Else the next change makes it ask.
        if (granted.Count > 0 || silo.Load != load)
            Pull(silo);
    }

    private void FillThreads(Silo silo)
    {
        while (silo.Executing.Count < silo.Slots && silo.Waiting.TryDequeue(out SimulatedRun? run))
        {
            silo.Executing.Add(run);
            At(run.Seconds, () => Finish(silo, run));
        }
    }

    private void Finish(Silo silo, SimulatedRun run)
    {
        silo.Executing.Remove(run);
        silo.Busy += run.Seconds;
        silo.Learn(run);
        SecondsOf[run.Study] = SecondsOf.GetValueOrDefault(run.Study) + run.Seconds;
        At(Delivery, () => scheduler.Finished(new CompletedRun(FakeStore.KeyOf(run.Number), 1, new([], "", [], []), null, run.Seconds)));
        FillThreads(silo);
        Pull(silo);
    }

    private sealed class Silo(string name, int slots)
    {
        private readonly CostBook<long> costs = new();

        public string Name => name;

        public int Slots => slots;

        public bool Pulling { get; set; }

        public double Busy { get; set; }

        public Queue<SimulatedRun> Waiting { get; } = new();

        public List<SimulatedRun> Executing { get; } = [];

        public PoolLoad Load => new(slots, 1, Executing.Count, Waiting.Count, Waiting.Sum(run => costs.Of(run.Kind) ?? 0), costs.Average);

        public void Learn(SimulatedRun run) => costs.Record(run.Kind, run.Seconds);
    }
}
