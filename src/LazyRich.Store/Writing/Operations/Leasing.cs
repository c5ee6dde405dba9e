using LazyRich.Store.Model;
using LazyRich.Store.Sql;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing.Operations;

/// <summary>A silo's right to execute an attempt until it expires.</summary>
internal sealed class Leasing(WriteContext context, string silo, ILeaseOrder order, long expires)
{
    /// <summary>Runs that an order passes over in one queue before it is believed that the queue has nothing for it.</summary>
    private const int LookAhead = 512;

    private const string Columns = "SELECT r.id, r.key, r.attempt, r.configuration_id, r.schedule_id, r.lambda, r.seed, r.losses FROM runs r INDEXED BY ";

    /// <summary>Literal state and the index's own order: the partial index of ready runs answers this without looking at any other run.</summary>
    public const string NextReady = Columns +
        "ix_runs_ready WHERE r.state = 'planned' AND r.not_before IS NULL AND r.suspect = 0 AND r.queue_id = @queue AND r.id > @after ORDER BY r.id";

    public const string NextSuspect = Columns +
        "ix_runs_suspect WHERE r.state = 'planned' AND r.not_before IS NULL AND r.suspect = 1 AND r.queue_id = @queue ORDER BY r.id LIMIT 1";

    /// <summary>What a failure made wait, and has waited long enough.</summary>
    public const string Wake = "UPDATE runs INDEXED BY ix_runs_waiting SET not_before = NULL WHERE state = 'planned' AND not_before <= @now";

    public const string NextWaking = "SELECT min(not_before) FROM runs INDEXED BY ix_runs_waiting WHERE state = 'planned' AND not_before IS NOT NULL";

    private readonly Database database = context.Database;
    private readonly List<(long Id, LeasedRun Run)> taken = [];
    private readonly long now = context.Now;

    public LeaseGrant Lease()
    {
        database[Wake].Execute(now);
        List<StudyQueue> queues = ActiveQueues();
        bool suspectsWait = FindSuspect(queues);
        if (suspectsWait && order.TakesSuspect)
            return GrantAlone();

        taken.Clear();
        var turns = new Dictionary<long, QueueTurn>();
        while (queues.Count > 0 && order.Next(queues) is { } queue)
        {
            if (!turns.TryGetValue(queue.Study, out QueueTurn? turn))
                turns.Add(queue.Study, turn = new(Room(queue.Study)));
            if (!Take(queue, turn)) queues.Remove(queue);
        }

        var granted = new LeasedRun[taken.Count];
        for (int i = 0; i < granted.Length; i++)
            granted[i] = Grant(i, alone: false);
        DateTime? nextReady = database[NextWaking].Scalar() is long ticks ? new(ticks, DateTimeKind.Utc) : null;
        return new(granted, suspectsWait, nextReady) { LimitsHold = turns.Values.Any(turn => turn.Room <= 0) };
    }

    private List<StudyQueue> ActiveQueues()
    {
        var queues = new List<StudyQueue>();
        using var reader = database["SELECT study_id, runs FROM counters WHERE state = 'planned' AND runs > 0"].Read();
        while (reader.Read())
        {
            PolicyRow policy = context.Policies[reader.GetInt64(0)];
            if (policy.State == StudyState.Active) queues.Add(new(policy.Study, policy.Priority, policy.Weight, reader.GetInt64(1)));
        }

        return queues;
    }

    /// <summary>How many more of its runs the study lets be leased at once.</summary>
    private long Room(long study) => context.Policies[study].Limit is { } limit
        ? limit - ((long?)database["SELECT runs FROM counters WHERE study_id = @study AND state = 'leased'"].Scalar(study) ?? 0)
        : long.MaxValue;

    /// <returns>Whether any waits; it is in <see cref="taken"/>.</returns>
    private bool FindSuspect(List<StudyQueue> queues)
    {
        foreach (StudyQueue queue in queues.OrderByDescending(one => one.Priority).Where(one => Room(one.Study) > 0))
        {
            using var reader = database[NextSuspect].Read(queue.Study);
            if (!reader.Read()) continue;
            taken.Add(Read(reader, RunKey.FromBytes(reader.GetSpan(1)), queue.Study));
            return true;
        }

        return false;
    }

    /// <returns>Whether the queue may have more for this order.</returns>
    private bool Take(StudyQueue queue, QueueTurn turn)
    {
        using var reader = database[NextReady].Read(queue.Study, turn.After);
        while (turn.Room > 0 && turn.Passed < LookAhead && reader.Read())
        {
            RunKey key = RunKey.FromBytes(reader.GetSpan(1));
            Candidate candidate = new(key, reader.GetInt32(2) + 1, new(reader.GetInt64(3), reader.GetInt64(4)));
            Choice choice = order.Offer(queue, candidate);
            if (choice == Choice.EndTurn) return true;
            turn.After = reader.GetInt64(0);
            if (choice == Choice.Take)
            {
                turn.Room--;
                taken.Add(Read(reader, key, queue.Study));
            }
            else
            {
                turn.Passed++;
            }
        }

        return false;
    }

    private (long Id, LeasedRun Run) Read(Rows reader, RunKey key, long study)
    {
        string definition = context.Texts.Definition(reader.GetInt64(3), reader.GetInt64(4), reader.GetDouble(5), reader.GetInt64(6));
        LeasedRun run = new(key, reader.GetInt32(2) + 1, definition) { IsCareful = reader.GetInt32(7) > 0, Study = context.Policies[study].Name };
        return (reader.GetInt64(0), run);
    }

    /// <summary>To an idle silo: what it had executed before, and is still on its way here, will not have been executing when it dies.</summary>
    private LeaseGrant GrantAlone()
    {
        Holding.Execute(context, silo, []);
        return new([Grant(0, alone: true)], SuspectsWait: true, null);
    }

    private LeasedRun Grant(int index, bool alone)
    {
        (long id, LeasedRun run) = taken[index];
        Wanting wanting = context.Wanting(id);
        wanting.Expect(id);
        long? started = alone ? now : null;
        database["UPDATE runs SET state = 'leased', attempt = @attempt, silo = @silo, expires = @expires, started = @started WHERE id = @id"]
            .Execute(run.Attempt, silo, expires, started, id);
        AttemptHistory.Begin(database, id, run.Attempt, silo, started, now);
        context.Counters.Move(wanting, RunState.Planned, RunState.Leased);
        return run with { Timeout = wanting.Timeout, IsAlone = alone };
    }

    private sealed class QueueTurn(long room)
    {
        public long Room { get; set; } = room;

        public long After { get; set; }

        public int Passed { get; set; }
    }
}
