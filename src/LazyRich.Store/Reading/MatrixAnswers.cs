using LazyRich.Dynamics.Algebra;
using LazyRich.Store.Encoding;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Reading;

/// <summary>Numbers that are kept once by the digest of their content.</summary>
internal static class MatrixAnswers
{
    public static Matrix? Input(Database database, string digest)
    {
        using var reader = database["SELECT rows, columns, data FROM inputs WHERE digest = @digest"].Read(digest);
        return reader.Read() ? new(reader.GetInt32(0), reader.GetInt32(1), Doubles.FromBytes(reader.GetBytes(2))) : null;
    }

    public static double[]? Grid(Database database, string digest) =>
        database["SELECT data FROM grids WHERE digest = @digest"].Scalar(digest) is byte[] data ? Doubles.FromBytes(data) : null;
}
