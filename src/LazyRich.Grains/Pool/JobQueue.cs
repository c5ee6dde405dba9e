namespace LazyRich.Grains.Pool;

/// <summary>
/// Jobs that wait for a thread, gathered by batch key; the keys take turns. A batch that is not full waits only while more jobs are announced.
/// Thread-safe; <see cref="TryTake"/> blocks.
/// </summary>
internal sealed class JobQueue(int preferredBatch)
{
    private readonly object gate = new();
    private readonly Dictionary<string, Queue<SolverJob>> byKey = [];
    private readonly LinkedList<string> turns = new();
    private int idle;
    private int announced;
    private bool closed;

    /// <summary>Says that so many jobs come at once (less than 0: came, or will not come), so that a batch had better wait for them.</summary>
    public void Announce(int jobs)
    {
        lock (gate)
        {
            announced += jobs;
            WakeThreads();
        }
    }

    /// <returns>False when the queue was closed.</returns>
    public bool TryAdd(SolverJob job)
    {
        lock (gate)
        {
            if (closed)
                return false;
            string key = job.Run.BatchKey;
            if (!byKey.TryGetValue(key, out Queue<SolverJob>? waiting))
            {
                byKey[key] = waiting = new();
                turns.AddLast(key);
            }

            waiting.Enqueue(job);
            WakeThreads();
            return true;
        }
    }

    /// <summary>Waits for a batch.</summary>
    /// <returns>False when the queue was closed.</returns>
    public bool TryTake(SolverBatch batch)
    {
        lock (gate)
        {
            idle++;
            string? key;
            while ((key = ReadyKey()) is null && !closed)
                Monitor.Wait(gate);
            idle--;
            if (closed)
                return false;
            Gather(key!, batch);
            return true;
        }
    }

    /// <summary>Takes nothing more, gives out nothing more.</summary>
    /// <returns>What waited.</returns>
    public IReadOnlyList<SolverJob> Close()
    {
        lock (gate)
        {
            closed = true;
            List<SolverJob> waiting = [.. byKey.Values.SelectMany(jobs => jobs)];
            byKey.Clear();
            turns.Clear();
            Monitor.PulseAll(gate);
            return waiting;
        }
    }

    /// <summary>Jobs that wait or are announced, and the seconds a thread needs for them.</summary>
    /// <param name="costOf">Seconds of a run of this batch key.</param>
    public (int Jobs, double Seconds) Measure(Func<string, double> costOf, double costOfAnnounced)
    {
        lock (gate)
        {
            (int jobs, double seconds) = (announced, announced * costOfAnnounced);
            foreach ((string key, Queue<SolverJob> waiting) in byKey)
            {
                jobs += waiting.Count;
                seconds += waiting.Count * costOf(key);
            }

            return (jobs, seconds);
        }
    }

    private string? ReadyKey()
    {
        if (announced == 0)
            return turns.First?.Value;
        foreach (string key in turns)
        {
            if (byKey[key].Count >= preferredBatch)
                return key;
        }

        return null;
    }

    /// <summary>With other threads idle the last jobs are spread over them; a full batch is never taken apart.</summary>
    private void Gather(string key, SolverBatch batch)
    {
        Queue<SolverJob> waiting = byKey[key];
        int share = waiting.Count >= preferredBatch ? preferredBatch : (waiting.Count + idle) / (idle + 1);
        for (int i = 0; i < share; i++)
            batch.Add(waiting.Dequeue());
        batch.Seal();
        turns.Remove(key);
        if (waiting.Count == 0)
            byKey.Remove(key);
        else
            turns.AddLast(key);
    }

    private void WakeThreads()
    {
        if (idle > 0 && ReadyKey() is not null)
            Monitor.PulseAll(gate);
    }
}
