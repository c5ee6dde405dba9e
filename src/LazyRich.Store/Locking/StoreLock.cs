namespace LazyRich.Store.Locking;

/// <summary>
/// STORE.lock: an exclusive lock of the operating system on the file <c>STORE.lock</c> itself, whose content says who holds it. The kernel frees the
/// lock when its process dies, however it dies, so content that a killed process left behind is harmless: only the lock counts. The file is
/// never deleted, or two processes could each lock a different file of that name.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private static readonly TimeSpan PatienceStep = TimeSpan.FromMilliseconds(50);

    private const int PatienceSteps = 20;

    private readonly FileStream file;
    private readonly DateTime started;

    private StoreLock(FileStream file, DateTime started)
    {
        this.file = file;
        this.started = started;
    }

    public static string PathOf(string store) => store + ".lock";

    /// <exception cref="StoreHeldException">Another process holds it.</exception>
    /// <exception cref="StoreException">The lock file cannot be made here.</exception>
    public static async Task<StoreLock> TakeAsync(string store, TimeProvider clock, CancellationToken cancellation)
    {
        string path = PathOf(store);
        for (int step = 0; ; step++)
        {
            if (TryOpen(path, store) is { } file)
            {
                var held = new StoreLock(file, clock.GetUtcNow().UtcDateTime);
                held.Announce(null, null);
                return held;
            }

            // Between taking the lock and naming itself a holder shows its predecessor's content, or none: look again before believing a dead name.
            LockContent? content = LockContent.Read(path);
            if (content is { IsAlive: true } || step == PatienceSteps)
                throw Held(store, content);
            await Task.Delay(PatienceStep, clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Rewrites the content. The lock stays as it is.</summary>
    public void Announce(Uri? api, string? token)
    {
        file.Position = 0;
        file.Write(new LockContent(Environment.ProcessId, Environment.MachineName, started, api, token).ToBytes());
        file.Flush();
    }

    public void Dispose()
    {
        // A token must not outlive the API it opens.
        file.Position = 0;
        file.Write(LockContent.Blank);
        file.Dispose();
    }

    private static FileStream? TryOpen(string path, string store)
    {
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = LockFile.HolderShare,
                BufferSize = 0,
            };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = LockFile.OwnerOnly;
            return LockFile.Private(new FileStream(path, options));
        }
        catch (DirectoryNotFoundException error)
        {
            throw new StoreException($"There is no directory for {store}: make {Path.GetDirectoryName(Path.GetFullPath(store))} first.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StoreException(
                $"{path} cannot be opened for writing by this user: the store, or its directory, belongs to somebody else or is read-only.", error);
        }
        catch (IOException error) when (!LockFile.MeansHeld(error))
        {
            throw new StoreException($"{path}: {error.Message}", error);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static StoreHeldException Held(string store, LockContent? content)
    {
        if (content is null)
            return new($"{store} is in use by another process that has not said who it is.", 0, DateTime.MinValue, null, null);
        string where = content.Api is null ? "it has no API yet" : $"its API is {content.Api}";
        return new(
            $"{store} is in use by process {content.Pid} on {content.Host} since {content.Started:yyyy-MM-dd HH:mm:ss}Z; {where}.",
            content.Pid, content.Started, content.Api, content.Token);
    }
}
