using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing;

/// <inheritdoc cref="ISiloTable"/>
internal sealed class SiloTable(WriterThread thread) : ISiloTable
{
    public Task<SiloRows> ReadAsync(CancellationToken cancellation) => thread.Ask(context =>
    {
        var entries = new List<string>();
        using (var reader = context.Database["SELECT entry FROM silos"].Read())
        {
            while (reader.Read())
                entries.Add(reader.GetString(0));
        }

        return new SiloRows((long)context.Database["SELECT membership_version FROM meta"].Scalar()!, entries);
    }).WaitAsync(cancellation);

    public Task WriteAsync(string address, string entry, long version, CancellationToken cancellation) => thread.Post(
        context =>
        {
            Database database = context.Database;
            database["UPDATE meta SET membership_version = @version"].Execute(version);
            return database["INSERT INTO silos (address, entry) VALUES (@address, @entry) ON CONFLICT (address) DO UPDATE SET entry = @entry"]
                .Execute(address, entry);
        },
        cancellation);

    public Task RemoveAsync(IReadOnlyList<string> addresses, CancellationToken cancellation) => thread.Post(
        context => addresses.Sum(address => context.Database["DELETE FROM silos WHERE address = @address"].Execute(address)),
        cancellation);
}
