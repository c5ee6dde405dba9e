using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing;

/// <summary>Gathers what an operation does to the counters, and writes it once at its end.</summary>
internal sealed class CounterChanges(Database database)
{
    private readonly Dictionary<(long Study, string State), long> changes = [];

    public void Add(long study, string state, long runs)
    {
        changes.TryGetValue((study, state), out long so);
        changes[(study, state)] = so + runs;
    }

    /// <summary>A run changed its state: every study that names it counts.</summary>
    public void Move(Wanting run, string from, string to)
    {
        if (from == to) return;
        foreach (PolicyRow study in run.Studies)
        {
            Add(study.Study, from, -1);
            Add(study.Study, to, 1);
        }
    }

    public void Write()
    {
        foreach (((long study, string state), long runs) in changes)
        {
            if (runs == 0) continue;
            database[
                "INSERT INTO counters (study_id, state, runs) VALUES (@study, @state, @runs) " +
                "ON CONFLICT (study_id, state) DO UPDATE SET runs = runs + excluded.runs"].Execute(study, state, runs);
        }

        changes.Clear();
    }

    public void Forget() => changes.Clear();
}
