using LazyRich.Store.Encoding;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Checking;

/// <summary>Every series has the bytes that its checksum, its shape and its grid say.</summary>
internal static class SeriesChecks
{
    public static IEnumerable<string> Find(Database database)
    {
        using var reader = database[
            "SELECT lower(hex(r.key)), t.observable, t.shape, t.checksum, t.data, g.points FROM trajectories t " +
            "JOIN runs r ON r.id = t.run_id JOIN grids g ON g.id = r.grid_id"].Read();
        while (reader.Read())
        {
            string series = $"{reader.GetString(1)} of run {reader.GetString(0)}";
            var data = reader.GetBytes(4);
            if (!Doubles.Checksum(data).AsSpan().SequenceEqual(reader.GetBytes(3)))
                yield return $"{series} is damaged: its checksum does not fit.";
            if (data.Length != (long)Doubles.Size * reader.GetInt64(5) * ShapeText.Size(ShapeText.Read(reader.GetString(2))))
                yield return $"{series} has {data.Length} bytes, which its shape and times do not make.";
        }
    }
}
