using LazyRich.Grains.Joining;

namespace LazyRich.Grains.Membership;

/// <summary>The membership that the head keeps, from a worker's side: over HTTP, because it is needed before there are silos that could speak.</summary>
internal sealed class RemoteMembershipTable(JoinClient head) : IMembershipTable
{
    public Task InitializeMembershipTable(bool tryInitTableVersion) => ReadAll();

    public Task DeleteMembershipTableEntries(string clusterId) => throw new NotSupportedException();

    /// <summary>The head's own silo does that.</summary>
    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => Task.CompletedTask;

    public async Task<MembershipTableData> ReadAll() => (await head.SilosAsync(CancellationToken.None)).ToTable();

    public async Task<MembershipTableData> ReadRow(SiloAddress key)
    {
        MembershipTableData all = await ReadAll();
        return new([.. all.Members.Where(member => member.Item1.SiloAddress.Equals(key))], all.Version);
    }

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => ChangeAsync(SiloChange.Insert, entry, tableVersion);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => ChangeAsync(SiloChange.Update, entry, tableVersion);

    public Task UpdateIAmAlive(MembershipEntry entry) => ChangeAsync(SiloChange.Alive, entry, new TableVersion(0, ""));

    private Task<bool> ChangeAsync(string kind, MembershipEntry entry, TableVersion version) =>
        head.ChangeAsync(new(kind, version.Version, version.VersionEtag, SiloRow.Of(entry)), CancellationToken.None);
}
