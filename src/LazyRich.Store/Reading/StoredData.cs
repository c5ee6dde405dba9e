using LazyRich.Store.Encoding;
using LazyRich.Store.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Store.Reading;

/// <summary>From a row of trajectories to its numbers, checked on the way.</summary>
internal static class StoredData
{
    /// <param name="row">observable, shape, encoding, checksum, data.</param>
    public static StoredSeries Read(Rows row, RunKey key)
    {
        string observable = row.GetString(0);
        int encoding = row.GetInt32(2);
        var data = row.GetBytes(4);
        if (encoding != ResultEncoder.Raw)
            throw new StoreException($"{observable} of run {key} has encoding {encoding}, which this version cannot read; a newer one wrote it.");
        if (!Doubles.Checksum(data).AsSpan().SequenceEqual(row.GetBytes(3)))
            throw new StoreException($"{observable} of run {key} is damaged: its checksum does not fit its data. See what else is: lazyrich doctor");
        return new(observable, ShapeText.Read(row.GetString(1)), Doubles.FromBytes(data));
    }
}
