using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace LazyRich.Cluster.Tests.Processes;

/// <summary>What a store holds of its runs, as text that is equal when two sweeps are: state, every summary column, every checksum.</summary>
internal static class StoredSweep
{
    public static IReadOnlyList<string> Read(string store)
    {
        using var connection = new SqliteConnection($"Data Source={store};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            SELECT hex(r.key), r.state, s.*,
                   (SELECT group_concat(observable || '=' || hex(checksum), ' ') FROM (
                       SELECT observable, checksum FROM trajectories WHERE run_id = r.id ORDER BY observable))
            FROM runs r LEFT JOIN summaries s ON s.run_id = r.id ORDER BY r.key
            """;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var row = new StringBuilder();
            for (int i = 0; i < reader.FieldCount; i++)
            {
                // Row ids depend on who submitted first; identity is the key.
                if (reader.GetName(i) is not "run_id")
                    row.Append(reader.GetName(i)).Append(':').Append(Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)).Append(' ');
            }
            rows.Add(row.ToString());
        }
        return rows;
    }

    /// <summary>Of every run, how many attempts were accepted.</summary>
    public static IReadOnlyList<long> AcceptedAttempts(string store) => Column<long>(
        store, "SELECT (SELECT count(*) FROM attempts a WHERE a.run_id = r.id AND a.outcome = 'succeeded') FROM runs r");

    /// <summary>Attempts whose silo was lost or did not renew them; handing back is none.</summary>
    public static long LostAttempts(string store) => Column<long>(store, "SELECT count(*) FROM attempts WHERE outcome IN ('expired', 'lost')")[0];

    public static long Unfinished(string store) => Column<long>(store, "SELECT count(*) FROM runs WHERE state IN ('planned', 'leased')")[0];

    public static long Succeeded(string store) => Column<long>(store, "SELECT count(*) FROM runs WHERE state = 'succeeded'")[0];

    /// <summary>Runs by state and attempts by outcome, for whoever has to find out why nothing moves.</summary>
    public static string Counts(string store)
    {
        using var connection = new SqliteConnection($"Data Source={store};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            SELECT (SELECT group_concat(state || ': ' || n, ', ') FROM (SELECT state, count(*) n FROM runs GROUP BY state)),
                   (SELECT group_concat(outcome || ': ' || n, ', ') FROM (SELECT outcome, count(*) n FROM attempts GROUP BY outcome))
            """;
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? $"Runs: {reader.GetValue(0)}; attempts: {reader.GetValue(1)}." : "";
    }

    /// <summary>Runs without a result, each with why and what became of its attempts.</summary>
    public static IReadOnlyList<string> Failures(string store) => Column<string>(store, """
        SELECT hex(key) || ' ' || cause || ': ' || failure || coalesce((
            SELECT group_concat(char(10) || number || ' on ' || silo || ' ' || outcome || ' ' || coalesce(message, '')) FROM attempts WHERE run_id = id), '')
        FROM runs WHERE state = 'failed'
        """);

    /// <summary>The first column of whatever is asked.</summary>
    public static List<T> Column<T>(string store, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={store};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var values = new List<T>();
        while (reader.Read())
            values.Add(reader.GetFieldValue<T>(0));
        return values;
    }

    /// <summary>SQLite's own check of the file.</summary>
    public static string Integrity(string store)
    {
        using var connection = new SqliteConnection($"Data Source={store};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        var integrity = (string)command.ExecuteScalar()!;

        // Of rows that refer to what is not there, the first one's table; the writer's connection does not check.
        command.CommandText = "PRAGMA foreign_key_check";
        return command.ExecuteScalar() is string table ? $"{integrity}, {table} refers to what is not there" : integrity;
    }
}
