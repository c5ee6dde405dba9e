using LazyRich.Store.Sql;
using LazyRich.Store.Writing;

namespace LazyRich.Store.Reading.Snapshots;

/// <summary>
/// On a network file system the writer alone can open the file, so questions go through its thread, between its transactions. Each question sees one
/// state; an answer that is read by portions may see a later state in each.
/// </summary>
internal sealed class WritersConnection(WriterThread writer) : ISnapshotSource
{
    /// <summary>No lease is granted, renewed or stored meanwhile: well under a third of one.</summary>
    public TimeSpan LongestQuestion => TimeSpan.FromSeconds(5);

    public ISnapshot Open() => new Snapshot(writer);

    private sealed class Snapshot(WriterThread writer) : ISnapshot
    {
        public T Ask<T>(Func<Database, T> question) => writer.Ask(context => question(context.Database)).GetAwaiter().GetResult();

        public void Dispose()
        {
        }
    }
}
