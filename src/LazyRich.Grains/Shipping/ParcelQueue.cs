namespace LazyRich.Grains.Shipping;

/// <summary>Parcels not sent yet, in order of arrival. Not thread-safe.</summary>
internal sealed class ParcelQueue(long batchBytes, int batchRuns)
{
    private readonly Queue<Parcel> parcels = new();

    public long Bytes { get; private set; }

    public int Count => parcels.Count;

    public bool HoldsFullBatch => Bytes >= batchBytes || parcels.Count >= batchRuns;

    public void Add(Parcel parcel)
    {
        parcels.Enqueue(parcel);
        Bytes += parcel.Bytes;
    }

    /// <summary>The oldest parcels that fit in one message; at least one, however large.</summary>
    public Parcel[] TakeBatch()
    {
        var batch = new List<Parcel>(Math.Min(parcels.Count, batchRuns));
        long bytes = 0;
        while (batch.Count < batchRuns && parcels.TryPeek(out Parcel? next) && (batch.Count == 0 || bytes + next.Bytes <= batchBytes))
        {
            batch.Add(parcels.Dequeue());
            bytes += next.Bytes;
        }

        Bytes -= bytes;
        return [.. batch];
    }
}
