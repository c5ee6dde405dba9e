using LazyRich.Grains.Hosting;
using LazyRich.Grains.Membership;

namespace LazyRich.Grains.Joining;

/// <summary>What the head's API offers to workers: who it is, and the membership it keeps. Thread-safe.</summary>
public sealed class HeadDoor
{
    private readonly IMembershipTable membership;
    private readonly ClusterOptions options;
    private readonly DeathClaims claims;
    private readonly string store;

    internal HeadDoor(string store, IMembershipTable membership, DeathClaims claims, ClusterOptions options) =>
        (this.store, this.membership, this.claims, this.options) = (store, membership, claims, options);

    public Invitation Invite() => Invitation.Of(store, options.Slots, options.LeaseDuration, options.Time) with { Dashboard = options.Dashboard };

    public async Task<SiloList> SilosAsync() => SiloList.Of(await membership.ReadAllAsync());

    /// <returns>False when another change came first, or the head knows better: read again.</returns>
    public async Task<bool> ChangeAsync(SiloChange change)
    {
        MembershipEntry entry = change.Row.ToEntry();
        var version = new TableVersion(change.Version, change.Etag);
        switch (change.Kind)
        {
            case SiloChange.Insert:
                return await membership.InsertRowAsync(entry, version);
            case SiloChange.Update:
                return !await IsRefutedAsync(entry) && await membership.UpdateRowAsync(entry, change.Etag, version);
            case SiloChange.Alive:
                await membership.UpdateIAmAliveAsync(entry);
                return true;
            default:
                throw new ArgumentException($"'{change.Kind}' is no change of a membership.", nameof(change));
        }
    }

    private async Task<bool> IsRefutedAsync(MembershipEntry entry) =>
        (await membership.ReadRowAsync(entry.SiloAddress)).Members is [var (known, _)] && claims.IsRefuted(entry, known);
}

/// <param name="Etag">Of the version, and of every row: a row changes only together with it.</param>
public sealed record SiloList(int Version, string Etag, IReadOnlyList<SiloRow> Silos)
{
    internal static SiloList Of(MembershipTableData table) =>
        new(table.Version.Version, table.Version.VersionEtag, [.. table.Members.Select(member => SiloRow.Of(member.Item1))]);

    internal MembershipTableData ToTable() => new([.. Silos.Select(row => Tuple.Create(row.ToEntry(), Etag))], new TableVersion(Version, Etag));
}

/// <param name="Kind"><see cref="Insert"/>, <see cref="Update"/> or <see cref="Alive"/>.</param>
/// <param name="Version">The version that the change makes.</param>
/// <param name="Etag">Of the version that it saw.</param>
public sealed record SiloChange(string Kind, int Version, string Etag, SiloRow Row)
{
    public const string Insert = "insert";

    public const string Update = "update";

    /// <summary>A heartbeat: version and etag do not matter.</summary>
    public const string Alive = "alive";
}
