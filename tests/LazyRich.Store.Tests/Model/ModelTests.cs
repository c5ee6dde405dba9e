using LazyRich.Dynamics.Results;
using LazyRich.Store.Model;
using LazyRich.Store.Schema;
using LazyRich.Store.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LazyRich.Store.Tests.Model;

public sealed class ModelTests
{
    [Fact]
    public void Model_AgainstMigrations_HasNoPendingChanges()
    {
        using StoreContext context = new StoreContextFactory().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
        Assert.True(context.Database.GetMigrations().Count() == SchemaVersion.Current);
    }

    [Fact]
    public void Summaries_Columns_AreTheCatalogueInItsOrder()
    {
        using StoreContext context = new StoreContextFactory().CreateDbContext([]);
        IEntityType summaries = context.GetService<IDesignTimeModel>().Model.FindEntityType(typeof(RunSummary))!;

        Assert.Equal(
            SummaryColumn.All.Select(column => (column.Name, "REAL")),
            summaries.GetProperties().Where(property => property.IsIndexerProperty()).OrderBy(property => property.GetColumnOrder())
                .Select(property => (property.GetColumnName(), property.GetColumnType())));
    }

    [Fact]
    public async Task Model_OverRowsTheWriterMade_ReadsEveryTable()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1, 2]));
        await store.SolveAllAsync(run => Outcomes.Succeeded(run, summary => summary["time_to_1pct"] = double.PositiveInfinity));
        await using StoreContext context = new(new DbContextOptionsBuilder<StoreContext>().UseSqlite($"Data Source={store.Path};Mode=ReadOnly;Pooling=False").Options);
        CancellationToken cancellation = TemporaryStore.Cancellation;

        Run run = await context.Runs.Include(row => row.Configuration).Include(row => row.Schedule).Include(row => row.Grid)
            .OrderBy(row => row.Id).FirstAsync(cancellation);
        RunSummary summary = await context.Summaries.Include(row => row.Run).FirstAsync(row => row.RunId == run.Id, cancellation);

        Assert.Equal(("succeeded", 1, 1.0, 3), (run.State, run.Attempt, run.Lambda, run.Grid!.Points));
        Assert.Equal("5-5-5", run.Configuration!.Architecture);
        Assert.Equal([1.0, double.PositiveInfinity, null], [summary["loss_final"], summary["time_to_1pct"], summary["lazy_share"]]);
        Assert.Equal(["loss", "singular-values"], await context.Trajectories.Where(row => row.RunId == run.Id).Select(row => row.Observable).Order().ToListAsync(cancellation));
        Assert.Equal("a", (await context.Studies.SingleAsync(cancellation)).Name);
        Assert.Equal(2, await context.StudyRuns.CountAsync(cancellation));
        Assert.Equal(2, (await context.Counters.SingleAsync(row => row.State == "succeeded", cancellation)).Runs);
        Assert.Equal("succeeded", (await context.Attempts.FirstAsync(cancellation)).Outcome);
        Assert.Equal(store.Store.StoreId, (await context.Meta.SingleAsync(cancellation)).StoreId);
        Assert.Empty(await context.Inputs.ToListAsync(cancellation));
        Assert.Empty(await context.Skips.ToListAsync(cancellation));
        Assert.Empty(await context.StudyFiles.Include(row => row.Study).Include(row => row.Input).ToListAsync(cancellation));
    }
}
