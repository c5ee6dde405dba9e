using LazyRich.Grains.Placement;
using Orleans.Concurrency;

namespace LazyRich.Grains.Shipping;

/// <summary>Interleaves, so that batches of several silos meet in one transaction of the writer. Holds no state of its own.</summary>
[OnHead, Reentrant, CollectionAgeLimit(AlwaysActive = true)]
internal sealed class SinkGrain(Sink sink) : Grain, ISinkGrain
{
    public async Task<VerdictList> CommitAsync(ResultBatch batch) => new([.. await sink.CommitAsync(batch.Runs)]);
}
