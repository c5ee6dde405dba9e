using LazyRich.Store.Sql;

namespace LazyRich.Store.Schema;

/// <summary>What a file says it is.</summary>
internal static class SchemaVersion
{
    /// <summary>The number of migrations this build knows; a test keeps the two equal.</summary>
    public const int Current = 10;

    /// <summary>"LzRi", in the file's header: tells a store from any other SQLite database.</summary>
    public const int ApplicationId = 0x4C7A5269;

    /// <returns>0 for a file with nothing in it yet.</returns>
    /// <exception cref="StoreException">Not a store, or a newer schema than this build knows.</exception>
    public static int Read(Database database, string path)
    {
        long application = Number(database, "PRAGMA application_id");
        long version = Number(database, "PRAGMA user_version");
        if (application != ApplicationId)
        {
            return Number(database, "SELECT count(*) FROM sqlite_master") == 0 && application == 0
                ? 0
                : throw new StoreException($"{path} is an SQLite database, but not a results store of LazyRich. Give another file: --store NAME.db");
        }

        if (version > Current)
        {
            string product = (string?)database["SELECT product FROM meta"].Scalar() ?? "a newer version";
            throw new StoreException(
                $"{path} has schema {version}, written by LazyRich {product}; this is LazyRich {Product.Version}, which knows schemas up to {Current} " +
                "and would misread it. Update and build again (git pull && dotnet build -c Release), or give another file: --store NAME.db");
        }

        return (int)version;
    }

    private static long Number(Database database, string sql) => (long)database[sql].Scalar()!;
}
