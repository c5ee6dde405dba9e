using LazyRich.Store.Writing;

namespace LazyRich.Grains.Dispatch;

/// <summary>The one place that grants leases. On the head, key 0.</summary>
[Alias("lazyrich.dispatcher")]
internal interface IDispatcherGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Grants planned runs, committed before the reply. With nothing planned the call is held until there is, at most
    /// <see cref="LeaseDesk.LongestWait"/>; then the reply is empty.
    /// </summary>
    [Alias("pull")]
    Task<LeaseReply> PullAsync(LeaseRequest request);

    /// <summary>Extends what a silo holds; the reply is what it holds no longer.</summary>
    [Alias("renew")]
    Task<AttemptList> RenewAsync(string silo, AttemptList held);

    /// <summary>Takes back attempts that were not executed.</summary>
    [Alias("release")]
    Task ReleaseAsync(AttemptList unexecuted);

    /// <summary>A silo pulls no more: its waiting pulls come back empty.</summary>
    [Alias("leave")]
    Task LeaveAsync(string silo);

    /// <summary>Runs were planned: whoever waits may pull.</summary>
    [Alias("plan-changed")]
    Task PlanChangedAsync();
}

/// <param name="Silo">The silo's address and start, as the attempt's record names it.</param>
/// <param name="Count">At most this many.</param>
[GenerateSerializer, Immutable, Alias("lazyrich.lease-request")]
internal sealed record LeaseRequest([property: Id(0)] string Silo, [property: Id(1)] int Count);

[GenerateSerializer, Immutable, Alias("lazyrich.lease-reply")]
internal sealed record LeaseReply([property: Id(0)] LeasedRun[] Runs);

[GenerateSerializer, Immutable, Alias("lazyrich.attempts")]
internal sealed record AttemptList([property: Id(0)] AttemptId[] Attempts);
