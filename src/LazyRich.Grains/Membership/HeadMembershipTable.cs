using System.Globalization;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Membership;

/// <summary>
/// The silos of one cluster, kept by its head: in memory, and in the store when there are others to outlive the head. Every change names the
/// version it saw and raises it by one, so that two silos that change the table at once cannot both win. Thread-safe.
/// </summary>
/// <param name="store">Null for a head without peers, whose table ends with it.</param>
internal sealed class HeadMembershipTable(ISiloTable? store = null) : IMembershipTable, IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<SiloAddress, MembershipEntry> rows = [];
    private long version;
    private bool read = store is null;

    public Task InitializeMembershipTable(bool tryInitTableVersion) => WithinAsync(() => Task.FromResult(true));

    /// <summary>There is one cluster a store, and its membership ends with it.</summary>
    public Task DeleteMembershipTableEntries(string clusterId) => throw new NotSupportedException();

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => WithinAsync(async () =>
    {
        List<SiloAddress> defunct = [.. rows.Values.Where(row => IsDefunct(row, beforeDate.UtcDateTime)).Select(row => row.SiloAddress)];
        if (store is not null && defunct.Count > 0)
            await store.RemoveAsync([.. defunct.Select(silo => silo.ToParsableString())], CancellationToken.None);
        defunct.ForEach(silo => rows.Remove(silo));
        return defunct.Count > 0;
    });

    public Task<MembershipTableData> ReadAll() => WithinAsync(() => Task.FromResult(Read(rows.Values)));

    public Task<MembershipTableData> ReadRow(SiloAddress key) =>
        WithinAsync(() => Task.FromResult(Read(rows.TryGetValue(key, out MembershipEntry? row) ? [row] : [])));

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) =>
        WithinAsync(async () => IsNext(tableVersion) && !rows.ContainsKey(entry.SiloAddress) && await WriteAsync(entry));

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) =>
        WithinAsync(async () => IsNext(tableVersion) && rows.ContainsKey(entry.SiloAddress) && await WriteAsync(entry));

    /// <summary>
    /// Alone in not raising the version: it says nothing that another silo has to act on. Not worth a commit either: a head that comes back
    /// calls its silos itself.
    /// </summary>
    public Task UpdateIAmAlive(MembershipEntry entry) => WithinAsync(() =>
    {
        if (rows.TryGetValue(entry.SiloAddress, out MembershipEntry? row))
            row.IAmAliveTime = entry.IAmAliveTime;
        return Task.FromResult(true);
    });

    public void Dispose() => gate.Dispose();

    private static bool IsDefunct(MembershipEntry row, DateTime before) =>
        row.Status == SiloStatus.Dead && row.IAmAliveTime < before && row.StartTime < before;

    private string Etag => version.ToString(CultureInfo.InvariantCulture);

    private bool IsNext(TableVersion next) => next.VersionEtag == Etag && next.Version == version + 1;

    private async Task<bool> WriteAsync(MembershipEntry entry)
    {
        if (store is not null)
            await store.WriteAsync(entry.SiloAddress.ToParsableString(), SiloRow.Of(entry).ToJson(), version + 1, CancellationToken.None);
        rows[entry.SiloAddress] = SiloRow.Of(entry).ToEntry();
        version++;
        return true;
    }

    /// <summary>One etag for all: a row changes only together with the version.</summary>
    private MembershipTableData Read(IEnumerable<MembershipEntry> found) =>
        new([.. found.Select(row => Tuple.Create(SiloRow.Of(row).ToEntry(), Etag))], new TableVersion((int)version, Etag));

    private async Task<T> WithinAsync<T>(Func<Task<T>> change)
    {
        await gate.WaitAsync();
        try
        {
            if (!read)
                await ReadStoreAsync(store!);
            return await change();
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task ReadStoreAsync(ISiloTable stored)
    {
        SiloRows found = await stored.ReadAsync(CancellationToken.None);
        version = found.Version;
        foreach (MembershipEntry entry in found.Entries.Select(json => SiloRow.FromJson(json).ToEntry()))
            rows[entry.SiloAddress] = entry;
        read = true;
    }
}
