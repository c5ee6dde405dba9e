using LazyRich.Store.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing;

/// <summary>The parts of definitions that many runs share, by row: a lease composes thousands of definitions from few of them.</summary>
internal sealed class SharedTexts(Database database)
{
    private const int MaximumRemembered = 4096;

    private readonly Dictionary<long, (string Json, bool MeasuresLambda)> configurations = [];
    private readonly Dictionary<long, string> schedules = [];

    /// <summary>The canonical JSON of a run.</summary>
    public string Definition(long configuration, long schedule, double lambda, long seed)
    {
        (string json, bool measuresLambda) = Configuration(configuration);
        return CanonicalJson.Compose(json, measuresLambda ? null : lambda, seed, Schedule(schedule));
    }

    public void Forget()
    {
        configurations.Clear();
        schedules.Clear();
    }

    private (string Json, bool MeasuresLambda) Configuration(long id)
    {
        if (configurations.TryGetValue(id, out var known)) return known;
        using var reader = database["SELECT json, measures_lambda FROM configurations WHERE id = @id"].Read(id);
        reader.Read();
        if (configurations.Count >= MaximumRemembered) configurations.Clear();
        return configurations[id] = (reader.GetString(0), reader.GetBoolean(1));
    }

    private string Schedule(long id)
    {
        if (schedules.TryGetValue(id, out string? known)) return known;
        if (schedules.Count >= MaximumRemembered) schedules.Clear();
        return schedules[id] = (string)database["SELECT json FROM schedules WHERE id = @id"].Scalar(id)!;
    }
}
