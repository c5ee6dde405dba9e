using LazyRich.Dynamics.Definitions;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Reading;

/// <summary>
/// What tells the runs of a study apart: task, architecture, λ, seed and solver always, and every further parameter that has two values in it.
/// </summary>
internal sealed class VaryingParameters
{
    private readonly Dictionary<long, Dictionary<string, object?>> configurations = [];
    private readonly List<string> further = [];

    private VaryingParameters()
    {
    }

    public static VaryingParameters Read(Database database, long study)
    {
        var parameters = new VaryingParameters();
        using var reader = database[
            "SELECT id, architecture, json FROM configurations WHERE id IN " +
            "(SELECT r.configuration_id FROM study_runs sr CROSS JOIN runs r ON r.id = sr.run_id WHERE sr.study_id = @study)"].Read(study);
        while (reader.Read())
        {
            Dictionary<string, object?> values =
                RunParameter.Of(reader.GetString(2)).ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
            values["architecture"] = reader.GetString(1);
            values.TryAdd("activation", ActivationNames.All[0]);
            parameters.configurations.Add(reader.GetInt64(0), values);
        }

        parameters.FindFurther();
        return parameters;
    }

    /// <summary>In order: task, architecture, lambda, seed, solver, further ones by name.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Of(long configuration, double lambda, long seed)
    {
        Dictionary<string, object?> values = configurations[configuration];
        return
        [
            new("task", values.GetValueOrDefault("task")),
            new("architecture", values.GetValueOrDefault("architecture")),
            new("lambda", lambda),
            new("seed", seed),
            new("solver", values.GetValueOrDefault("solver")),
            .. further.Select(name => KeyValuePair.Create(name, values.GetValueOrDefault(name))),
        ];
    }

    private void FindFurther()
    {
        foreach (string name in configurations.Values.SelectMany(values => values.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            if (name is "task" or "architecture" or "solver") continue;
            if (configurations.Values.Select(values => values.GetValueOrDefault(name)).Distinct().Skip(1).Any()) further.Add(name);
        }
    }
}
