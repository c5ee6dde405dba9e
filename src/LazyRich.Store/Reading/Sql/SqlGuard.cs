using System.Diagnostics;
using LazyRich.Store.Sql;
using SQLitePCL;

namespace LazyRich.Store.Reading.Sql;

/// <summary>
/// Watches over a connection while a user's own SQL is on it. SQLite asks it about every access when a statement is compiled, now and then about the
/// time, and makes no value longer than an answer.
/// </summary>
internal sealed class SqlGuard : IDisposable
{
    private const int InstructionsBetweenLooks = 10_000;

    private const int Read = 20, Select = 21, Pragma = 19, Function = 31, Recursive = 33;

    private const int Allow = 0, Deny = 1;

    /// <summary>SQLITE_LIMIT_LENGTH: bytes of a text, a blob or a row.</summary>
    private const int Length = 0;

    /// <summary>Pragmas that describe the schema and set nothing.</summary>
    private static readonly HashSet<string> describing = ["table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo"];

    private readonly sqlite3 handle;
    private readonly long deadline;
    private readonly int longest;

    public SqlGuard(Database database, TimeSpan patience)
    {
        handle = database.Connection.Handle!;
        deadline = Stopwatch.GetTimestamp() + (long)(patience.TotalSeconds * Stopwatch.Frequency);

        // SQLite's own is 1 GB: zeroblob(1000000000) is in memory before anybody can look at the row.
        longest = raw.sqlite3_limit(handle, Length, (int)SqlAnswers.MostBytes);
        raw.sqlite3_set_authorizer(handle, (strdelegate_authorizer)Authorize, null);
        raw.sqlite3_progress_handler(handle, InstructionsBetweenLooks, _ => Stopwatch.GetTimestamp() > deadline ? 1 : 0, null);
    }

    /// <summary>What was not allowed.</summary>
    public string? Refused { get; private set; }

    public void Dispose()
    {
        raw.sqlite3_set_authorizer(handle, (strdelegate_authorizer)null!, null);
        raw.sqlite3_progress_handler(handle, 0, null!, null);
        _ = raw.sqlite3_limit(handle, Length, longest);
    }

    private int Authorize(object data, int action, string first, string second, string database, string inner)
    {
        bool allowed = action switch
        {
            Read or Select or Recursive => true,
            Function => second is not "load_extension",
            Pragma => describing.Contains(first),
            _ => false,
        };
        if (!allowed)
            Refused ??= action is Pragma ? $"PRAGMA {first}" : action is Function ? second : $"{first ?? second ?? database ?? "this statement"} would change";
        return allowed ? Allow : Deny;
    }
}
