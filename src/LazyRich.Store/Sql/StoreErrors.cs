using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Sql;

/// <summary>SQLite's codes in words for the user.</summary>
internal static class StoreErrors
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public static bool IsLocked(SqliteException error) => error.SqliteErrorCode is Busy or Locked;

    public static StoreException Explain(SqliteException error, string path)
    {
        string words = error.SqliteErrorCode switch
        {
            Busy or Locked =>
                $"{path} stayed locked by another program for {Connections.BusySeconds} s. " +
                "Close whatever else has it open for writing (a sqlite3 session, a file browser's preview) and try again.",
            ReadOnly => $"{path} cannot be written to: the file, its directory or the file system is read-only for this user.",
            Io =>
                $"Reading or writing {path} failed on disk ({error.Message}). Nothing acknowledged before is lost. " +
                $"Check the disk, then: lazyrich doctor --store {path}",
            Corrupt => $"{path} is damaged ({error.Message}). See how far: lazyrich doctor --store {path}",
            Full => $"The disk that holds {path} is full{Free(path)}. Nothing acknowledged is lost: make room and run the same command again.",
            CannotOpen when !File.Exists(path) => $"{path} does not exist.",
            CannotOpen =>
                $"{path} cannot be opened. A store is read through two files beside it ({Name(path)}-wal and {Name(path)}-shm), " +
                "so its directory must be writable for this user; copy it to a directory that is.",
            NotADatabase => $"{path} is not a results store: it is not an SQLite database.",
            _ => $"{path}: {error.Message}",
        };
        return new StoreException(words, error);
    }

    private static string Name(string path) => Path.GetFileName(path);

    private static string Free(string path)
    {
        try
        {
            long free = new DriveInfo(Path.GetFullPath(path)).AvailableFreeSpace;
            return $" ({free / 1048576} MiB free)";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "";
        }
    }
}
