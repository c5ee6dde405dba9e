using LazyRich.Store.Sql;
using LazyRich.Studies.Matrices;

namespace LazyRich.Store.Checking;

/// <summary>A matrix is what its digest says: the keys of the runs that name it are made of that.</summary>
internal static class InputChecks
{
    public static IEnumerable<string> Find(Database database)
    {
        using var reader = database["SELECT digest, rows, columns, data FROM inputs"].Read();
        while (reader.Read())
        {
            string digest = reader.GetString(0);
            if (MatrixDigest.Of(reader.GetInt32(1), reader.GetInt32(2), reader.GetSpan(3)) != digest)
                yield return $"Matrix {digest} is damaged: its digest does not fit.";
        }
    }
}
