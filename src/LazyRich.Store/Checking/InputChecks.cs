using LazyRich.Dynamics.Algebra;
using LazyRich.Store.Encoding;
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
            (string digest, int rows, int columns) = (reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2));
            var data = reader.GetBytes(3);
            if (data.Length != (long)Doubles.Size * rows * columns || MatrixDigest.Of(new Matrix(rows, columns, Doubles.FromBytes(data))) != digest)
                yield return $"Matrix {digest} is damaged: its digest does not fit.";
        }
    }
}
