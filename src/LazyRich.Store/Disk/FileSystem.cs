namespace LazyRich.Store.Disk;

/// <summary>The file system that holds a store.</summary>
/// <param name="Type"><c>ext4</c>, <c>nfs4</c>, …; "unknown" where the system does not say.</param>
/// <param name="MountPoint">Where it is mounted.</param>
/// <param name="IsNetwork">
/// Memory shared between processes cannot be trusted here, so the store is opened by one process alone (locking_mode=EXCLUSIVE, WAL without shared
/// memory) and everybody else asks that process.
/// </param>
/// <param name="FreeBytes">Free for this user; null where the system does not say.</param>
public sealed record FileSystem(string Type, string MountPoint, bool IsNetwork, long? FreeBytes)
{
    /// <param name="path">A file that need not exist yet.</param>
    public static FileSystem Describe(string path)
    {
        string full = Path.GetFullPath(path);
        (string type, string mountPoint) = Mounts.Find(full);
        return new(type, mountPoint, NetworkFileSystems.Contains(type), FreeAt(full));
    }

    private static long? FreeAt(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(path) ?? path).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
