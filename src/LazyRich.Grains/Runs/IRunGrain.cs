using LazyRich.Store.Writing;

namespace LazyRich.Grains.Runs;

/// <summary>Owns one attempt, on the silo that pulled it, from the lease to the verdict. Key: <c>run key/attempt@silo</c>.</summary>
[Alias("lazyrich.run")]
internal interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Returns when the run is in the solver pool; never waits for the solve.</summary>
    [Alias("start")]
    Task StartAsync([Immutable] LeasedRun lease);

    /// <summary>This silo no longer holds the lease.</summary>
    [Alias("lease-lost")]
    Task LeaseLostAsync();

    /// <summary>No study wants the run any more: it ends now.</summary>
    [Alias("cancel")]
    Task CancelAsync();
}
