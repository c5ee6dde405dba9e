using LazyRich.Dynamics.Definitions;
using LazyRich.Store.Encoding;
using LazyRich.Store.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Writing;

/// <summary>Rows that many runs share (configurations, schedules, grids): found or made once, then remembered.</summary>
internal sealed class RowIds(Database database)
{
    /// <summary>A plan can have a grid per run; remembering those would be of no use.</summary>
    private const int MaximumRemembered = 20_000;

    private readonly Dictionary<string, long> configurations = new(StringComparer.Ordinal);
    private readonly Dictionary<TimeDefinition, long> schedules = [];
    private readonly Dictionary<string, long> grids = new(StringComparer.Ordinal);

    public long Configuration(Configuration configuration, bool measuresLambda)
    {
        if (configurations.TryGetValue(configuration.Digest, out long id)) return id;
        (Architecture architecture, string digest) = (configuration.Architecture, configuration.Digest);
        database[
            "INSERT INTO configurations (digest, json, measures_lambda, task, architecture, shape, inputs, hidden, outputs, init, solver) " +
            "VALUES (@digest, @json, @measures, @task, @architecture, @shape, @inputs, @hidden, @outputs, @init, @solver) " +
            "ON CONFLICT (digest) DO NOTHING"].Execute(
            digest, configuration.Json, measuresLambda, configuration.Task.Kind, architecture.Name, architecture.Shape,
            architecture.Inputs, architecture.Hidden, architecture.Outputs, configuration.Init.Kind, configuration.Solver.Kind);
        return Remember(configurations, digest, database["SELECT id FROM configurations WHERE digest = @digest"].Scalar(digest));
    }

    /// <summary>When the run is to be observed; the times of a stated grid are stored with it, for whoever will solve the run.</summary>
    public long Schedule(TimeDefinition time)
    {
        if (schedules.TryGetValue(time, out long id)) return id;
        string json = CanonicalJson.Time(time);
        database["INSERT INTO schedules (json) VALUES (@json) ON CONFLICT (json) DO NOTHING"].Execute(json);
        foreach (GridTime grid in (time is PhaseTimes phases ? phases.Each.AsEnumerable() : [time]).OfType<GridTime>())
            Grid(grid.Digest, Doubles.ToBytes(grid.Times));
        return Remember(schedules, time, database["SELECT id FROM schedules WHERE json = @json"].Scalar(json));
    }

    /// <param name="data">Raw little-endian float64.</param>
    public long Grid(string digest, byte[] data)
    {
        if (grids.TryGetValue(digest, out long id)) return id;
        database["INSERT INTO grids (digest, points, data) VALUES (@digest, @points, @data) ON CONFLICT (digest) DO NOTHING"]
            .Execute(digest, data.Length / Doubles.Size, data);
        return Remember(grids, digest, database["SELECT id FROM grids WHERE digest = @digest"].Scalar(digest));
    }

    public void Forget()
    {
        configurations.Clear();
        schedules.Clear();
        grids.Clear();
    }

    private static long Remember<T>(Dictionary<T, long> known, T name, object? id)
        where T : notnull
    {
        if (known.Count >= MaximumRemembered) known.Clear();
        return known[name] = (long)id!;
    }
}
