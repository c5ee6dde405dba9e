using LazyRich.Grains.Pool;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Studies.Plan;

namespace LazyRich.Grains.Dispatch;

/// <summary>
/// Decides who is granted what: measured costs by kind of run, fair shares between studies, isolation of suspects. No clock, no I/O, nothing that
/// would have to outlive the process: costs are measured again. Thread-safe; the store asks on its own thread.
/// </summary>
internal sealed class Scheduler
{
    private readonly Lock gate = new();
    private readonly CostBook<RunKind> costs = new();
    private readonly Shares shares = new();
    private readonly Isolation isolation = new();
    private readonly Dictionary<string, int> slots = [];
    private readonly Dictionary<string, int> longRuns = [];
    private readonly Dictionary<RunKey, Charged> outstanding = [];

    /// <returns>Null: nothing for this silo until its load has changed.</returns>
    public SizedOrder? Order(string silo, PoolLoad load)
    {
        lock (gate)
        {
            slots[silo] = load.Slots;
            Admission admission = isolation.Admit(silo, load, slots.Count);
            return admission == Admission.Nothing
                ? null
                : new(this, silo, load, slots.Values.Sum()) { TakesSuspect = admission == Admission.SuspectOrRuns };
        }
    }

    public void Granted(string silo, LeaseGrant grant)
    {
        lock (gate)
            isolation.Granted(silo, grant, slots.Count);
    }

    public StudyQueue Next(IReadOnlyList<StudyQueue> queues)
    {
        lock (gate)
            return shares.Next(queues);
    }

    /// <returns>Null: no run of this kind or like it was ever measured.</returns>
    public double? CostOf(RunKind kind)
    {
        lock (gate)
            return costs.Measured(kind) ?? costs.Measured(kind with { Schedule = 0 });
    }

    /// <summary>Runs that take long, or whose kind was never measured, that a silo holds.</summary>
    public int LongRunsOf(string silo)
    {
        lock (gate)
            return longRuns.GetValueOrDefault(silo);
    }

    /// <summary>The study pays in advance what the run is believed to cost.</summary>
    /// <returns>The seconds charged.</returns>
    public double Charge(StudyQueue queue, Candidate run, string silo, double? cost, bool isLong)
    {
        lock (gate)
        {
            double seconds = cost ?? costs.Average ?? 0;
            shares.Charge(queue.Study, queue.Weight, seconds);
            if (outstanding.TryGetValue(run.Key, out Charged? older)) Remove(run.Key, older);
            outstanding[run.Key] = new(run.Attempt, queue.Study, queue.Weight, run.Kind, silo, seconds, isLong);
            if (isLong) longRuns[silo] = longRuns.GetValueOrDefault(silo) + 1;
            return seconds;
        }
    }

    /// <summary>What it did cost.</summary>
    public void Finished(CompletedRun run)
    {
        lock (gate)
        {
            if (!outstanding.TryGetValue(run.Key, out Charged? charged) || charged.Attempt != run.Attempt) return;
            Remove(run.Key, charged);
            shares.Charge(charged.Study, charged.Weight, run.Seconds - charged.Seconds);
            if (run.Result is null) return;
            costs.Record(charged.Kind, run.Seconds);
            costs.Record(charged.Kind with { Schedule = 0 }, run.Seconds);
        }
    }

    /// <summary>Attempts that go back, or whose grant nobody heard of.</summary>
    public void TakenBack(IEnumerable<AttemptId> attempts)
    {
        lock (gate)
        {
            foreach (AttemptId attempt in attempts)
            {
                if (outstanding.TryGetValue(attempt.Key, out Charged? charged) && charged.Attempt == attempt.Attempt) Refund(attempt.Key, charged);
            }
        }
    }

    /// <summary>What else was granted to a silo it never heard of.</summary>
    public void HoldsOnly(string silo, IReadOnlyList<AttemptId> held)
    {
        lock (gate)
        {
            foreach ((RunKey key, Charged charged) in outstanding.Where(one => one.Value.Silo == silo).ToList())
            {
                if (!held.Contains(new(key, charged.Attempt))) Refund(key, charged);
            }
        }
    }

    /// <summary>A silo left or died.</summary>
    public void Forget(string silo)
    {
        lock (gate)
        {
            slots.Remove(silo);
            isolation.Forget(silo);
            foreach ((RunKey key, Charged charged) in outstanding.Where(one => one.Value.Silo == silo).ToList())
                Refund(key, charged);
            longRuns.Remove(silo);
        }
    }

    private void Refund(RunKey key, Charged charged)
    {
        Remove(key, charged);
        shares.Charge(charged.Study, charged.Weight, -charged.Seconds);
    }

    private void Remove(RunKey key, Charged charged)
    {
        outstanding.Remove(key);
        if (charged.IsLong) longRuns[charged.Silo]--;
    }

    private sealed record Charged(int Attempt, long Study, double Weight, RunKind Kind, string Silo, double Seconds, bool IsLong);
}
