using System.Globalization;

namespace LazyRich.Grains.Membership;

/// <summary>
/// The silos of one cluster, in the memory of its head. Every change names the version it saw and raises it by one, so that two silos
/// that change the table at once cannot both win. Thread-safe.
/// </summary>
internal sealed class InMemoryMembershipTable : IMembershipTable
{
    private readonly Lock gate = new();
    private readonly Dictionary<SiloAddress, MembershipEntry> rows = [];
    private int version;

    public Task InitializeMembershipTable(bool tryInitTableVersion) => Task.CompletedTask;

    public Task DeleteMembershipTableEntries(string clusterId) => Locked(() =>
    {
        rows.Clear();
        version++;
        return true;
    });

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => Locked(() =>
    {
        List<SiloAddress> defunct = [.. rows.Values.Where(row => IsDefunct(row, beforeDate.UtcDateTime)).Select(row => row.SiloAddress)];
        defunct.ForEach(silo => rows.Remove(silo));
        return defunct.Count > 0;
    });

    public Task<MembershipTableData> ReadAll() => Locked(() => Read(rows.Values));

    public Task<MembershipTableData> ReadRow(SiloAddress key) => Locked(() => Read(rows.TryGetValue(key, out MembershipEntry? row) ? [row] : []));

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) =>
        Locked(() => IsNext(tableVersion) && rows.TryAdd(entry.SiloAddress, CopyOf(entry)) && Raise());

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => Locked(() =>
    {
        if (!IsNext(tableVersion) || !rows.ContainsKey(entry.SiloAddress))
            return false;
        rows[entry.SiloAddress] = CopyOf(entry);
        return Raise();
    });

    /// <summary>Alone in not raising the version: it says nothing that another silo has to act on.</summary>
    public Task UpdateIAmAlive(MembershipEntry entry) => Locked(() =>
    {
        if (rows.TryGetValue(entry.SiloAddress, out MembershipEntry? row))
            row.IAmAliveTime = entry.IAmAliveTime;
        return true;
    });

    private static bool IsDefunct(MembershipEntry row, DateTime before) =>
        row.Status == SiloStatus.Dead && row.IAmAliveTime < before && row.StartTime < before;

    private bool IsNext(TableVersion next) => next.VersionEtag == Etag && next.Version == version + 1;

    private bool Raise()
    {
        version++;
        return true;
    }

    private string Etag => version.ToString(CultureInfo.InvariantCulture);

    /// <summary>One etag for all: a row changes only together with the version.</summary>
    private MembershipTableData Read(IEnumerable<MembershipEntry> found) =>
        new([.. found.Select(row => Tuple.Create(CopyOf(row), Etag))], new TableVersion(version, Etag));

    private Task<T> Locked<T>(Func<T> change)
    {
        lock (gate)
            return Task.FromResult(change());
    }

    private static MembershipEntry CopyOf(MembershipEntry entry) => new()
    {
        SiloAddress = entry.SiloAddress,
        Status = entry.Status,
        SuspectTimes = entry.SuspectTimes is null ? null : [.. entry.SuspectTimes],
        ProxyPort = entry.ProxyPort,
        HostName = entry.HostName,
        SiloName = entry.SiloName,
        RoleName = entry.RoleName,
        UpdateZone = entry.UpdateZone,
        FaultZone = entry.FaultZone,
        StartTime = entry.StartTime,
        IAmAliveTime = entry.IAmAliveTime,
    };
}
