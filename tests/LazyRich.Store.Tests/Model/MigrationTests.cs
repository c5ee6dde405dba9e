using LazyRich.Store.Checking;
using LazyRich.Store.Model;
using LazyRich.Store.Schema;
using LazyRich.Store.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LazyRich.Store.Tests.Model;

public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Path => directory.File("store.db");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void SchemaScript_AgainstMigrations_IsWhatTheyGenerate() =>
        Assert.Equal(Script(Migration.InitialDatabase, null).Trim(), SchemaScript.Text.Trim());

    /// <summary>Of every schema that there ever was: whoever has a store of it keeps what is in it.</summary>
    public static TheoryData<int> OlderSchemas => [.. Enumerable.Range(1, SchemaVersion.Current - 1)];

    [Theory]
    [MemberData(nameof(OlderSchemas))]
    public async Task Open_OlderSchema_IsBroughtUpToDateWithItsRows(int version)
    {
        Execute(
            Script(Migration.InitialDatabase, Migrations()[version - 1]) +
            $"PRAGMA application_id = {SchemaVersion.ApplicationId}; PRAGMA user_version = {version}; " +
            "INSERT INTO meta (id, store_id, created, product, numerics_version, schema_version) VALUES (1, 'an-old-store', 0, '0.0.1', 1, 1)");

        StoreException reading = Assert.Throws<StoreException>(() => ResultsStore.OpenReader(Path));
        await using ResultsStore store = await ResultsStore.OpenAsync(Path, TestContext.Current.CancellationToken);
        await store.Writer.SubmitAsync(Plans.Of("a", [1]), TestContext.Current.CancellationToken);

        Assert.Contains($"older schema {version}.", reading.Message, StringComparison.Ordinal);
        Assert.Equal("an-old-store", store.StoreId);
        Assert.Equal(1, ResultsStore.OpenReader(Path).Study("a")!.Planned);
        Assert.Empty(StoreCheck.Examine(Path, TestContext.Current.CancellationToken).Problems);
    }

    [Fact]
    public async Task Open_MigrationThatFails_LeavesTheOldSchemaAsItWas()
    {
        string[] migrations = Migrations();
        Execute(Script(Migration.InitialDatabase, migrations[0]) + $"PRAGMA application_id = {SchemaVersion.ApplicationId}; PRAGMA user_version = 1; DROP TABLE summaries");

        await Assert.ThrowsAsync<StoreException>(() => ResultsStore.OpenAsync(Path, TestContext.Current.CancellationToken));

        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        Assert.Equal(1L, command.ExecuteScalar());
        command.CommandText = "SELECT count(*) FROM __EFMigrationsHistory";
        Assert.Equal(1L, command.ExecuteScalar());
    }

    private static string[] Migrations()
    {
        using StoreContext context = new StoreContextFactory().CreateDbContext([]);
        return [.. context.Database.GetMigrations()];
    }

    private static string Script(string from, string? to)
    {
        using StoreContext context = new StoreContextFactory().CreateDbContext([]);
        return context.GetService<IMigrator>().GenerateScript(from, to, MigrationsSqlGenerationOptions.NoTransactions);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
