using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing;

/// <summary>Gathers what an operation does to the counters, and writes it once at its end.</summary>
internal sealed class CounterChanges(Database database)
{
    private readonly Dictionary<(long Study, string State), long> changes = [];
    private readonly List<long> studies = [];

    public void Add(long study, string state, long runs)
    {
        changes.TryGetValue((study, state), out long so);
        changes[(study, state)] = so + runs;
    }

    /// <summary>A run changed its state: every study that holds it counts.</summary>
    public void Move(long run, string from, string to)
    {
        studies.Clear();
        using (var reader = database["SELECT study_id FROM study_runs WHERE run_id = @run"].Read(run))
        {
            while (reader.Read())
                studies.Add(reader.GetInt64(0));
        }

        foreach (long study in studies)
        {
            Add(study, from, -1);
            Add(study, to, 1);
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
