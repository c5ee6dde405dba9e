using System.Text;
using LazyRich.Dynamics.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace LazyRich.Store.Model;

/// <summary>The schema, and where its migrations come from. The hot paths speak SQL over the same tables.</summary>
internal sealed class StoreContext(DbContextOptions<StoreContext> options) : DbContext(options)
{
    public DbSet<Meta> Meta => Set<Meta>();

    public DbSet<Study> Studies => Set<Study>();

    public DbSet<Skip> Skips => Set<Skip>();

    public DbSet<Configuration> Configurations => Set<Configuration>();

    public DbSet<Schedule> Schedules => Set<Schedule>();

    public DbSet<Grid> Grids => Set<Grid>();

    public DbSet<Run> Runs => Set<Run>();

    public DbSet<StudyRun> StudyRuns => Set<StudyRun>();

    public DbSet<Counter> Counters => Set<Counter>();

    public DbSet<RunSummary> Summaries => Set<RunSummary>();

    public DbSet<PhaseSummary> PhaseSummaries => Set<PhaseSummary>();

    public DbSet<Trajectory> Trajectories => Set<Trajectory>();

    public DbSet<ComparisonError> Errors => Set<ComparisonError>();

    public DbSet<Input> Inputs => Set<Input>();

    public DbSet<StudyFile> StudyFiles => Set<StudyFile>();

    public DbSet<Attempt> Attempts => Set<Attempt>();

    public DbSet<Silo> Silos => Set<Silo>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // An index per foreign key: no question uses most of them, and every insert would pay for all.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // An index ends with the row's id: within a queue it is in plan order.
        modelBuilder.Entity<Run>().HasIndex(run => run.QueueId, "ix_runs_ready").HasFilter($"state = '{RunState.Planned}' AND not_before IS NULL AND suspect = 0");
        modelBuilder.Entity<Run>().HasIndex(run => run.QueueId, "ix_runs_suspect").HasFilter($"state = '{RunState.Planned}' AND not_before IS NULL AND suspect = 1");
        modelBuilder.Entity<Run>().HasIndex(run => run.NotBefore, "ix_runs_waiting").HasFilter($"state = '{RunState.Planned}' AND not_before IS NOT NULL");
        modelBuilder.Entity<Run>().HasIndex([nameof(Run.Silo), nameof(Run.Expires)], "ix_runs_leased").HasFilter($"state = '{RunState.Leased}'");
        modelBuilder.Entity<Run>().HasIndex(run => run.Id, "ix_runs_failed").HasFilter($"state = '{RunState.Failed}'");
        modelBuilder.Entity<Meta>().Property(meta => meta.MembershipVersion).HasDefaultValue(0L);
        foreach (SummaryColumn column in SummaryColumn.All)
        {
            modelBuilder.Entity<RunSummary>().IndexerProperty<double?>(column.Name).HasColumnOrder(2 + column.Index);
            modelBuilder.Entity<PhaseSummary>().IndexerProperty<double?>(column.Name).HasColumnOrder(4 + column.Index);
        }

        foreach (IMutableEntityType entity in modelBuilder.Model.GetEntityTypes())
            NameColumns(entity);
    }

    private static void NameColumns(IMutableEntityType entity)
    {
        foreach (IMutableProperty property in entity.GetProperties())
            property.SetColumnName(SnakeCase(property.Name));
        foreach (IMutableForeignKey key in entity.GetForeignKeys())
            key.DeleteBehavior = DeleteBehavior.Restrict;
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (char c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
