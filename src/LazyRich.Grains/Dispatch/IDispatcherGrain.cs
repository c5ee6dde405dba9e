using LazyRich.Grains.Pool;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Dispatch;

/// <summary>The one place that grants leases. On the head, key 0.</summary>
[Alias("lazyrich.dispatcher")]
internal interface IDispatcherGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Grants planned runs that fit the silo's load, committed before the reply. With nothing to grant the call is held until there is, at most
    /// <see cref="PlanWatch.LongestWait"/>; then the reply is empty.
    /// </summary>
    [Alias("pull")]
    Task<LeaseReply> PullAsync(LeaseRequest request);

    /// <summary>
    /// Extends what a silo holds; the reply is what it holds no longer. The first time, what an earlier head granted the silo and it does not name goes back.
    /// </summary>
    [Alias("renew")]
    Task<AttemptList> RenewAsync(string silo, AttemptList held);

    /// <summary>Exactly these does the silo execute. Said of what executes for a second and longer, and before a careful run executes.</summary>
    [Alias("executing")]
    Task ExecutingAsync(string silo, AttemptList executing);

    /// <summary>Takes back attempts that were not executed.</summary>
    [Alias("release")]
    Task ReleaseAsync(AttemptList unexecuted);

    /// <summary>A silo pulls no more: its waiting pulls come back empty.</summary>
    [Alias("leave")]
    Task LeaveAsync(string silo);

    /// <summary>A silo died: its runs are planned again. Returns how many.</summary>
    [Alias("bury")]
    Task<int> BuryAsync(string silo);

    /// <summary>Runs were planned: whoever waits may pull.</summary>
    [Alias("plan-changed")]
    Task PlanChangedAsync();
}

/// <param name="Silo">The silo's address and start, as the attempt's record names it.</param>
/// <param name="Load">By which the grant is sized.</param>
/// <param name="Held">After a pull whose reply did not come: all that the silo holds, for what that pull may have granted goes back. Null: it came.</param>
[GenerateSerializer, Immutable, Alias("lazyrich.lease-request")]
internal sealed record LeaseRequest([property: Id(0)] string Silo, [property: Id(1)] PoolLoad Load, [property: Id(2)] AttemptList? Held = null);

/// <param name="AskWhenLoadChanges">There are runs, but none for a silo with this load.</param>
[GenerateSerializer, Immutable, Alias("lazyrich.lease-reply")]
internal sealed record LeaseReply([property: Id(0)] LeasedRun[] Runs, [property: Id(1)] bool AskWhenLoadChanges)
{
    public static readonly LeaseReply Nothing = new([], false);

    public static readonly LeaseReply WhenLoadChanges = new([], true);
}

[GenerateSerializer, Immutable, Alias("lazyrich.attempts")]
internal sealed record AttemptList([property: Id(0)] AttemptId[] Attempts);
