using LazyRich.Store.Writing;

namespace LazyRich.Grains.Shipping;

/// <summary>Where finished runs go. On the head, key 0.</summary>
[Alias("lazyrich.sink")]
internal interface ISinkGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Commits a batch and answers for each run, in order. Sending a batch again is harmless: what was committed is answered
    /// <see cref="Verdict.AlreadyStored"/>.
    /// </summary>
    [Alias("commit")]
    Task<VerdictList> CommitAsync(ResultBatch batch);
}

[GenerateSerializer, Immutable, Alias("lazyrich.batch")]
internal sealed record ResultBatch([property: Id(0)] CompletedRun[] Runs);

[GenerateSerializer, Immutable, Alias("lazyrich.verdicts")]
internal sealed record VerdictList([property: Id(0)] Verdict[] Verdicts);
