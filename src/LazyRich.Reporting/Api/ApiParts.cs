using LazyRich.Grains.Joining;
using LazyRich.Grains.Status;
using LazyRich.Store.Reading;

namespace LazyRich.Reporting.Api;

/// <summary>What the API answers from.</summary>
/// <param name="StoreId">Said by <c>/healthz</c>, so that a client knows whom it reached.</param>
internal sealed record ApiParts(string StoreId, IStoreReader Reader, IStudyDesk Desk)
{
    /// <summary>What workers may ask; null while there is no cluster to join.</summary>
    public Func<HeadDoor?> Door { get; init; } = () => null;

    /// <summary>Who solves; null while there is no cluster.</summary>
    public Func<SiloBoard?> Silos { get; init; } = () => null;
}
