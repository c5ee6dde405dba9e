using LazyRich.Cli.Rendering;
using LazyRich.Store.Disk;

namespace LazyRich.Cli.Verbs.Doctor;

/// <summary>Where the store is, or would be.</summary>
internal static class DiskChecks
{
    private const long Little = 1L << 30;

    public static IEnumerable<Check> Look(Session session)
    {
        FileSystem system = FileSystem.Describe(session.StorePath);
        yield return system.IsNetwork
            ? Check.Warning("file system", $"{system.Type} on {system.MountPoint}, a network file system: one process alone can have the store open")
            : Check.Ok("file system", $"{system.Type} on {system.MountPoint}");
        yield return system.FreeBytes switch
        {
            null => Check.Warning("disk", "the system does not say how much is free"),
            { } free when free < Little => Check.Warning("disk", $"only {Size.Of(free)} free"),
            { } free => Check.Ok("disk", $"{Size.Of(free)} free"),
        };
    }
}
