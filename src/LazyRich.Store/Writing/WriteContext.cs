using LazyRich.Store.Sql;

namespace LazyRich.Store.Writing;

/// <summary>What an operation works with. Used on the writer's thread only, inside its transaction.</summary>
internal sealed class WriteContext
{
    private readonly TimeProvider clock;
    private readonly Wanting wanting;

    public WriteContext(Database database, TimeProvider clock)
    {
        this.clock = clock;
        Database = database;
        Counters = new(database);
        Ids = new(database);
        Texts = new(database);
        Policies = new(database);
        wanting = new(database, Policies);
    }

    public Database Database { get; }

    public CounterChanges Counters { get; }

    public RowIds Ids { get; }

    public SharedTexts Texts { get; }

    public StudyPolicies Policies { get; }

    public TimeProvider Clock => clock;

    /// <summary>UTC ticks.</summary>
    public long Now => clock.GetUtcNow().UtcTicks;

    /// <summary>Who wants a run. Overwritten by the next call.</summary>
    public Wanting Wanting(long run) => wanting.Of(run);

    /// <inheritdoc cref="Writing.Wanting.Changed"/>
    public void WantingChanged(long run) => wanting.Changed(run);

    /// <summary>After a rollback: what was remembered may never have been written.</summary>
    public void Forget()
    {
        Counters.Forget();
        Ids.Forget();
        Texts.Forget();
        Policies.Forget();
        wanting.Forget();
    }
}
