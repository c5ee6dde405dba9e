using LazyRich.Dynamics;
using LazyRich.Store.Model;
using LazyRich.Store.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LazyRich.Store.Schema;

/// <summary>
/// Brings a file to the current schema in one transaction, so that a kill leaves the old schema or the new one. EF's own Migrate() is not used:
/// it guards itself with a row in a lock table, which a kill leaves behind and every later start would wait for; STORE.lock guards us already.
/// </summary>
internal static class SchemaMigration
{
    public static void Apply(Database database, string path, TimeProvider clock)
    {
        int version = SchemaVersion.Read(database, path);
        if (version == SchemaVersion.Current) return;

        database["BEGIN IMMEDIATE"].Execute();
        try
        {
            Execute(database, Script(database, version));
            Execute(database, $"PRAGMA application_id={SchemaVersion.ApplicationId}; PRAGMA user_version={SchemaVersion.Current};");
            if (version == 0)
            {
                database[
                    "INSERT INTO meta (id, store_id, created, product, numerics_version, schema_version) " +
                    "VALUES (1, @id, @now, @product, @numerics, @schema)"].Execute(
                    Guid.NewGuid().ToString("N"), clock.GetUtcNow().UtcTicks, Product.Version, NumericsVersion.Current, SchemaVersion.Current);
            }
            else
            {
                database["UPDATE meta SET product = @product, schema_version = @schema"].Execute(Product.Version, SchemaVersion.Current);
            }

            database["COMMIT"].Execute();
        }
        catch
        {
            if (!database.AutoCommit) database["ROLLBACK"].Execute();
            throw;
        }
    }

    /// <param name="version">Migrations already in the file.</param>
    private static string Script(Database database, int version)
    {
        if (version == 0) return SchemaScript.Text;
        using var context = new StoreContext(new DbContextOptionsBuilder<StoreContext>().UseSqlite(database.Connection).Options);
        string from = context.Database.GetMigrations().ElementAt(version - 1);
        return context.GetService<IMigrator>().GenerateScript(from, options: MigrationsSqlGenerationOptions.NoTransactions);
    }

    private static void Execute(Database database, string script)
    {
        using var command = database.Connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }
}
