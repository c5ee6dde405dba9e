using LazyRich.Store.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Checking;

/// <summary>A run's key is that of its definition, put together from the parts that are stored.</summary>
internal static class KeyChecks
{
    public static IEnumerable<string> Find(Database database)
    {
        using var reader = database[
            "SELECT r.key, r.lambda, r.seed, c.json, c.measures_lambda, s.json FROM runs r " +
            "CROSS JOIN configurations c ON c.id = r.configuration_id CROSS JOIN schedules s ON s.id = r.schedule_id"].Read();
        while (reader.Read())
        {
            RunKey key = RunKey.FromBytes(reader.GetBytes(0));
            string definition = CanonicalJson.Compose(
                reader.GetString(3), reader.GetBoolean(4) ? null : reader.GetDouble(1), reader.GetInt64(2), reader.GetString(5));
            if (CanonicalJson.KeyOf(definition) != key) yield return $"Run {key} does not have the key of its definition.";
        }
    }
}
