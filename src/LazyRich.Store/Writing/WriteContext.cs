using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing;

/// <summary>What an operation works with. Used on the writer's thread only, inside its transaction.</summary>
internal sealed class WriteContext(Database database, TimeProvider clock)
{
    public Database Database => database;

    public CounterChanges Counters { get; } = new(database);

    public RowIds Ids { get; } = new(database);

    /// <summary>UTC ticks.</summary>
    public long Now => clock.GetUtcNow().UtcTicks;

    /// <summary>After a rollback: what was remembered may never have been written.</summary>
    public void Forget()
    {
        Counters.Forget();
        Ids.Forget();
    }
}
