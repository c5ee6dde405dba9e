using LazyRich.Store.Sql;

namespace LazyRich.Store.Checking;

/// <summary>SQLite's own examination of pages, indexes and references.</summary>
internal static class FileChecks
{
    public static IEnumerable<string> Find(Database database)
    {
        using (var reader = database["PRAGMA integrity_check(20)"].Read())
        {
            while (reader.Read())
            {
                if (reader.GetString(0) is not "ok" and var problem) yield return problem;
            }
        }

        using var broken = database["PRAGMA foreign_key_check"].Read();
        while (broken.Read())
            yield return $"A row of {broken.GetString(0)} refers to a row of {broken.GetString(2)} that is not there.";
    }
}
