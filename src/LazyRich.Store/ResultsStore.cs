using LazyRich.Store.Disk;
using LazyRich.Store.Locking;
using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Snapshots;
using LazyRich.Store.Schema;
using LazyRich.Store.Sql;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Operations;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store;

/// <summary>A results store opened for writing: holds STORE.lock, has migrated the schema, owns the one writer. Thread-safe.</summary>
public sealed class ResultsStore : IAsyncDisposable
{
    private readonly StoreLock held;
    private readonly Database database;
    private readonly WriterThread thread;
    private int disposed;

    private ResultsStore(string path, StoreLock held, Database database, ResultsStoreOptions options, bool exclusive)
    {
        Path = path;
        IsExclusive = exclusive;
        this.held = held;
        this.database = database;
        StoreId = (string)database["SELECT store_id FROM meta"].Scalar()!;
        thread = new WriterThread(new WriteContext(database, options.Clock), path);
        Writer = new StoreWriter(thread);
        Silos = new SiloTable(thread);
        Reader = new StoreReader(exclusive ? new WritersConnection(thread) : new OwnConnection(path));
    }

    /// <summary>The schema that this build reads and writes: the number of its migrations.</summary>
    public static int Schema => SchemaVersion.Current;

    /// <summary>Full path of the file, symbolic links followed.</summary>
    public string Path { get; }

    public IStoreWriter Writer { get; }

    public IStoreReader Reader { get; }

    /// <summary>The membership of the cluster whose head this is.</summary>
    public ISiloTable Silos { get; }

    /// <summary>Random, made with the store; the Orleans ClusterId.</summary>
    public string StoreId { get; }

    /// <summary>
    /// True on a network file system: no other process can read the file while this one has it open, so readers must go through this process, and
    /// commands should say so.
    /// </summary>
    public bool IsExclusive { get; }

    /// <exception cref="StoreHeldException">Another process holds STORE.lock; it says which and where its API is.</exception>
    /// <exception cref="StoreException">Not a store, a newer schema, no permission, disk full; the message is for the user.</exception>
    public static Task<ResultsStore> OpenAsync(string path, CancellationToken cancellation) =>
        OpenAsync(path, new ResultsStoreOptions(), cancellation);

    /// <inheritdoc cref="OpenAsync(string, CancellationToken)"/>
    public static async Task<ResultsStore> OpenAsync(string path, ResultsStoreOptions options, CancellationToken cancellation)
    {
        string full = StorePath.Resolve(path);
        StoreLock held = await StoreLock.TakeAsync(full, options.Clock, cancellation).ConfigureAwait(false);
        try
        {
            bool exclusive = options.Exclusive ?? FileSystem.Describe(full).IsNetwork;
            return await OpenAsync(full, held, options, exclusive).ConfigureAwait(false);
        }
        catch (SqliteException error)
        {
            held.Dispose();
            throw StoreErrors.Explain(error, path);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store for reading only; it must exist.</summary>
    /// <exception cref="StoreException">No such file, not a store, another schema; the message is for the user.</exception>
    /// <exception cref="StoreHeldException">On a network file system, while another process writes to it; now, or at a later question.</exception>
    public static IStoreReader OpenReader(string path) => OpenReader(path, new ResultsStoreOptions());

    /// <inheritdoc cref="OpenReader(string)"/>
    public static IStoreReader OpenReader(string path, ResultsStoreOptions options)
    {
        ISnapshotSource source = ReadingSource.Of(path, options);
        int version = source.Ask(database => SchemaVersion.Read(database, path));
        return version == SchemaVersion.Current
            ? new StoreReader(source)
            : throw new StoreException(version == 0
                ? $"{path} is empty. Fill it with: lazyrich run STUDY --store {path}"
                : $"{path} has the older schema {version}. Bring it up to date by opening it for writing: lazyrich resume --store {path}");
    }

    /// <summary>Writes the API's address and control token into STORE.lock (mode 0600), so that other commands find this process.</summary>
    public void Announce(Uri api, string token) => held.Announce(api, token);

    /// <summary>Applies what is queued, closes the file and frees the lock, in this order.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        await Task.Run(thread.Dispose).ConfigureAwait(false);
        database.Dispose();
        held.Dispose();
    }

    private static async Task<ResultsStore> OpenAsync(string path, StoreLock held, ResultsStoreOptions options, bool exclusive)
    {
        Database database = Connections.OpenForWriting(path, exclusive, options.ChecksReferences);
        try
        {
            SchemaMigration.Apply(database, path, options.Clock);
            return await new ResultsStore(path, held, database, options, exclusive).DropUnfinishedAsync().ConfigureAwait(false);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Plans whose submission or removal, and studies whose end, a kill interrupted.</summary>
    private async Task<ResultsStore> DropUnfinishedAsync()
    {
        try
        {
            foreach (long study in await thread.Post(UnfinishedPlans.Find, CancellationToken.None).ConfigureAwait(false))
                await Submitting.DropAsync(thread, study).ConfigureAwait(false);
            foreach (long study in await thread.Post(StudyStates.FindUnfinished, CancellationToken.None).ConfigureAwait(false))
                await new StudyStates(thread).WalkAsync(study).ConfigureAwait(false);
            return this;
        }
        catch
        {
            thread.Dispose();
            throw;
        }
    }
}
