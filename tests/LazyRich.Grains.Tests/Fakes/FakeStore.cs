using LazyRich.Dynamics.Algebra;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Studies.Plan;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>A store in memory with the rules of the real one: attempts, leases, compare-and-set. Counts what a real one must never do twice.</summary>
internal sealed partial class FakeStore : IStoreWriter, IStoreReader
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<int, Row> planned = [];
    private readonly Dictionary<RunKey, Row> rows = [];
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource requeued = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FakeStore(int runs) => Add(runs);

    /// <summary>Completes when every run has succeeded or failed.</summary>
    public Task Finished
    {
        get
        {
            lock (gate)
                return finished.Task;
        }
    }

    /// <summary>Throws at a result that the store cannot take.</summary>
    public Action<CompletedRun> Check { get; set; } = static _ => { };

    public int Transactions { get; private set; }

    public IReadOnlyList<string> Silos
    {
        get
        {
            lock (gate)
                return [.. rows.Values.Where(row => row.Silo is not null).Select(row => row.Silo!).Distinct()];
        }
    }

    public static RunKey KeyOf(int run) => new((UInt128)(run + 1));

    public static int RunOf(RunKey key) => (int)key.Value - 1;

    /// <summary>Plans more runs.</summary>
    public void Add(int runs)
    {
        lock (gate)
        {
            finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
            for (int i = rows.Count; runs > 0; i++, runs--)
                planned[i] = rows[KeyOf(i)] = new Row(i);
        }
    }

    /// <summary>Completes with the next look for expired leases.</summary>
    public Task RequeuedAsync()
    {
        lock (gate)
            return requeued.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Completes when something was handed back for the first time.</summary>
    public Task ReleasedAsync() => released.Task.WaitAsync(TestContext.Current.CancellationToken);

    public string? SiloOf(int run)
    {
        lock (gate)
            return rows[KeyOf(run)].Silo;
    }

    public int Count(string state)
    {
        lock (gate)
            return rows.Values.Count(row => row.State == state);
    }

    public IReadOnlyList<int> Attempts()
    {
        lock (gate)
            return [.. rows.Values.Select(row => row.Attempt)];
    }

    public IReadOnlyList<int> Accepted()
    {
        lock (gate)
            return [.. rows.Values.Select(row => row.Accepted)];
    }

    public string? FailureOf(int run)
    {
        lock (gate)
            return rows[KeyOf(run)].Failure;
    }

    public Task<Submission> SubmitAsync(StudyPlan plan, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<LeaseGrant> LeaseAsync(string silo, ILeaseOrder order, DateTime expires, CancellationToken cancellation)
    {
        lock (gate)
        {
            Transactions++;
            var granted = new List<LeasedRun>();
            foreach (Row row in Take(order))
            {
                planned.Remove(row.Run);
                (row.State, row.Silo, row.Expires) = ("leased", silo, expires);
                row.Attempt++;
                granted.Add(new(KeyOf(row.Run), row.Attempt, row.Definition) { IsCareful = row.IsCareful });
            }

            return Task.FromResult(new LeaseGrant(granted, false, null));
        }
    }

    public Task ExecutingAsync(string silo, IReadOnlyList<AttemptId> executing, CancellationToken cancellation)
    {
        lock (gate)
        {
            foreach (Row row in rows.Values.Where(row => row.State == "leased" && row.Silo == silo))
                row.Executes = executing.Contains(new(KeyOf(row.Run), row.Attempt));
            return Task.CompletedTask;
        }
    }

    public Task<IReadOnlyList<AttemptId>> RenewAsync(string silo, IReadOnlyList<AttemptId> attempts, DateTime expires, CancellationToken cancellation)
    {
        lock (gate)
        {
            var lost = new List<AttemptId>();
            foreach (AttemptId attempt in attempts)
            {
                if (IsHeld(attempt, out Row row) && row.Silo == silo)
                    row.Expires = expires;
                else
                    lost.Add(attempt);
            }

            return Task.FromResult<IReadOnlyList<AttemptId>>(lost);
        }
    }

    public Task<int> ReclaimAsync(string silo, IReadOnlyList<AttemptId> held, DateTime expiresBefore, CancellationToken cancellation)
    {
        lock (gate)
        {
            List<Row> unheard =
            [
                .. rows.Values.Where(row => row.State == "leased" && row.Silo == silo && row.Expires < expiresBefore && !held.Contains(new(KeyOf(row.Run), row.Attempt))),
            ];
            unheard.ForEach(Plan);
            return Task.FromResult(unheard.Count);
        }
    }

    public Task<IReadOnlyList<Verdict>> CommitAsync(IReadOnlyList<CompletedRun> batch, CancellationToken cancellation)
    {
        lock (gate)
        {
            Transactions++;
            foreach (CompletedRun run in batch)
                Check(run);
            Verdict[] verdicts = [.. batch.Select(Commit)];
            if (rows.Values.All(row => row.State is "succeeded" or "failed"))
                finished.TrySetResult();
            return Task.FromResult<IReadOnlyList<Verdict>>(verdicts);
        }
    }

    public Task ReleaseAsync(IReadOnlyList<AttemptId> attempts, CancellationToken cancellation)
    {
        lock (gate)
        {
            foreach (AttemptId attempt in attempts)
            {
                if (IsHeld(attempt, out Row row))
                    Plan(row);
            }

            released.TrySetResult();
            return Task.CompletedTask;
        }
    }

    public Task<int> RequeueAsync(DateTime? expiredBefore, CancellationToken cancellation)
    {
        lock (gate)
        {
            List<Row> expired = [.. rows.Values.Where(row => row.State == "leased" && (expiredBefore is null || row.Expires < expiredBefore))];
            expired.ForEach(Lose);
            requeued.TrySetResult();
            requeued = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return Task.FromResult(expired.Count);
        }
    }

    public Task<int> BuryAsync(string silo, CancellationToken cancellation)
    {
        lock (gate)
        {
            List<Row> lost = [.. rows.Values.Where(row => row.State == "leased" && row.Silo == silo)];
            lost.ForEach(Lose);
            return Task.FromResult(lost.Count);
        }
    }

    public Task<int> RetryFailedAsync(string study, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<StudyChange?> PauseAsync(string study, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<StudyChange?> ResumeAsync(string study, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<StudyChange?> StopAsync(string study, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<StudyChange?> CancelAsync(string study, CancellationToken cancellation) => throw new NotSupportedException();

    public Matrix? Input(string digest) => null;

    public double[]? Grid(string digest) => null;

    private List<Row> Take(ILeaseOrder order)
    {
        var queue = new StudyQueue(1, 0, 1, planned.Count);
        var taken = new List<Row>();
        using SortedDictionary<int, Row>.ValueCollection.Enumerator rest = planned.Values.GetEnumerator();
        bool more = rest.MoveNext();
        while (more && order.Next([queue]) is not null)
        {
            Choice choice = Choice.Take;
            while (more && (choice = order.Offer(queue, new(KeyOf(rest.Current.Run), rest.Current.Attempt + 1, new(1, 1)))) != Choice.EndTurn)
            {
                if (choice == Choice.Take)
                    taken.Add(rest.Current);
                more = rest.MoveNext();
            }
        }

        return taken;
    }

    private Verdict Commit(CompletedRun run)
    {
        Row row = rows[run.Key];
        if (row.State is "succeeded" or "failed" && row.Attempt == run.Attempt)
            return Verdict.AlreadyStored;
        if (!IsHeld(new(run.Key, run.Attempt), out _))
            return Verdict.Fenced;
        row.State = run.Failure is null ? "succeeded" : "failed";
        row.Failure = run.Failure;
        row.Accepted++;
        return Verdict.Accepted;
    }

    private bool IsHeld(AttemptId attempt, out Row row) =>
        rows.TryGetValue(attempt.Key, out row!) && row.State == "leased" && row.Attempt == attempt.Attempt;

    /// <summary>What was not known to execute is announced the next time.</summary>
    private void Lose(Row row)
    {
        row.IsCareful |= !row.Executes;
        Plan(row);
    }

    private void Plan(Row row)
    {
        row.Executes = false;
        row.State = "planned";
        planned[row.Run] = row;
    }

    private sealed class Row(int run)
    {
        public int Run => run;

        public string Definition { get; } = $"{{\"run\":{run}}}";

        public string State { get; set; } = "planned";

        public int Attempt { get; set; }

        public int Accepted { get; set; }

        public string? Silo { get; set; }

        public bool Executes { get; set; }

        public bool IsCareful { get; set; }

        public string? Failure { get; set; }

        public DateTime Expires { get; set; }
    }
}
