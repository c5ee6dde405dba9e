using Orleans.Configuration;

namespace LazyRich.Grains.Hosting;

/// <summary>
/// When a silo counts as dead. Leases bound the damage of a wrong guess to work done twice, so the guess may be quick; what it costs to be slow is
/// slots that stand still.
/// </summary>
internal static class MembershipSettings
{
    /// <summary>
    /// Not answered within this, a probe is missed. A silo under full load answers in milliseconds: solver threads are not the thread pool's. On a machine with
    /// twenty processes a core, two probes of 1 s took living silos for dead; four of 1.5 s notice a killed one after 6 s.
    /// </summary>
    public static readonly TimeSpan Probe = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// Up to which Orleans lets a probe wait for a silo that was slow before. Times <see cref="MissedProbes"/> it is also how long after its last message a silo
    /// that answers no probe is believed to live: by default that is 24 s, and as long a worker that was stopped, or cut off, held up those whose grains it knew.
    /// </summary>
    public static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(2);

    /// <summary>In a row.</summary>
    public const int MissedProbes = 4;

    /// <summary>One vote: with two silos there is nobody else to vote, and two votes of one cluster killed together never come.</summary>
    public const int Votes = 1;

    /// <summary>A heartbeat older than three of these is stale: whoever starts waits for no answer from such a silo.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    /// <summary>Gossip is quicker; this is for a gossip that got lost.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);

    /// <summary>The dead are of interest to whoever reads logs; a worker a minute for a week would still be ten thousand rows.</summary>
    public static readonly TimeSpan RememberDead = TimeSpan.FromHours(1);

    public static ISiloBuilder SettleMembership(this ISiloBuilder silo) => silo.Configure<ClusterMembershipOptions>(options =>
    {
        options.ProbeTimeout = Probe;
        options.MaxProbeTimeout = LongestProbe;
        options.NumMissedProbesLimit = MissedProbes;
        options.NumVotesForDeathDeclaration = Votes;
        options.IAmAliveTablePublishTimeout = Heartbeat;
        options.TableRefreshTimeout = Refresh;
        options.DefunctSiloExpiration = RememberDead;
        options.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);

        // A second opinion takes a second round, and with one vote decides nothing.
        options.EnableIndirectProbes = false;
    });
}
