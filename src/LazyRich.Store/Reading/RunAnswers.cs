using LazyRich.Store.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Reading;

/// <summary>Questions about single runs.</summary>
internal static class RunAnswers
{
    private const int KeyDigits = 32;

    public static long CountSucceeded(Database database, IEnumerable<RunKey> keys)
    {
        long count = 0;
        foreach (RunKey key in keys)
        {
            if (database["SELECT 1 FROM runs WHERE key = @key AND state = 'succeeded'"].Scalar(key.ToBytes()) is not null)
                count++;
        }

        return count;
    }

    public static IReadOnlyList<RunDetail> Find(Database database, string keyPrefix, int limit)
    {
        string prefix = keyPrefix.Trim().ToLowerInvariant();
        if (prefix.Length > KeyDigits || !prefix.All(char.IsAsciiHexDigit)) return [];
        var details = new List<RunDetail>();
        using var reader = database[
            "SELECT r.id, r.key, r.state, r.attempt, r.silo, r.failure, r.lambda, r.seed, c.json, c.measures_lambda, s.json, c.architecture, r.cause, r.not_before, r.suspect " +
            "FROM runs r JOIN configurations c ON c.id = r.configuration_id JOIN schedules s ON s.id = r.schedule_id " +
            "WHERE r.key BETWEEN @low AND @high ORDER BY r.key LIMIT @limit"]
            .Read(Convert.FromHexString(prefix.PadRight(KeyDigits, '0')), Convert.FromHexString(prefix.PadRight(KeyDigits, 'f')), limit);
        while (reader.Read())
            details.Add(Read(database, reader));
        return details;
    }

    private static RunDetail Read(Database database, Rows reader)
    {
        long id = reader.GetInt64(0);
        (double lambda, long seed, string configuration) = (reader.GetDouble(6), reader.GetInt64(7), reader.GetString(8));
        return new(
            RunKey.FromBytes(reader.GetBytes(1)),
            reader.GetString(2),
            reader.GetInt32(3),
            reader.IsNull(4) ? null : reader.GetString(4),
            reader.IsNull(5) ? null : reader.GetString(5),
            CanonicalJson.Compose(configuration, reader.GetBoolean(9) ? null : lambda, seed, reader.GetString(10)),
            RunParts.Studies(database, id),
            new Dictionary<string, object?>(RunParameter.OfRun(configuration, reader.GetString(11), lambda, seed), StringComparer.Ordinal),
            RunParts.Summary(database, id),
            RunParts.Attempts(database, id),
            RunParts.Series(database, id))
        {
            Phases = RunParts.Phases(database, id),
            Errors = RunParts.Errors(database, id),
            Cause = reader.IsNull(12) ? null : reader.GetString(12),
            NotBefore = reader.IsNull(13) ? null : new DateTime(reader.GetInt64(13), DateTimeKind.Utc),
            IsSuspect = reader.GetBoolean(14),
        };
    }
}
