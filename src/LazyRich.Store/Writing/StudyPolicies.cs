using LazyRich.Store.Model;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing;

/// <summary>What a study says of its runs. One row a study and not one a run: a new priority of a million runs is one update.</summary>
internal sealed record PolicyRow(
    long Study, string Name, string State, int Priority, double Weight, int? Limit, TimeSpan? Timeout, int Retry, bool RetryTimeouts)
{
    public bool Wants => StudyState.Wants(State);

    /// <summary>Whether a run that both want should rather wait in this queue than in the other.</summary>
    public bool IsBefore(PolicyRow? other) => other is null || Rank.CompareTo(other.Rank) > 0;

    private (bool Active, int Priority, long Older) Rank => (State == StudyState.Active, Priority, -Study);
}

/// <summary>The studies' policies, read once and again after a change. Studies are few, and every lease and every failure asks.</summary>
internal sealed class StudyPolicies(Database database)
{
    private readonly Dictionary<long, PolicyRow> known = [];
    private bool fresh;

    public IReadOnlyDictionary<long, PolicyRow> All
    {
        get
        {
            if (!fresh) Read();
            return known;
        }
    }

    public PolicyRow this[long study] => All[study];

    /// <summary>Rows changed, or may never have been written.</summary>
    public void Forget() => fresh = false;

    private void Read()
    {
        known.Clear();
        using var reader = database["SELECT id, coalesce(name, ''), state, priority, weight, run_limit, timeout, retry, retry_timeouts FROM studies"].Read();
        while (reader.Read())
        {
            long study = reader.GetInt64(0);
            known[study] = new(
                study, reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetDouble(4), reader.IsNull(5) ? null : reader.GetInt32(5),
                reader.IsNull(6) ? null : TimeSpan.FromSeconds(reader.GetDouble(6)), reader.GetInt32(7), reader.GetBoolean(8));
        }

        fresh = true;
    }
}
