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
        string where = $"{system.Type} on {system.MountPoint}{(system.IsNetwork ? ", a network file system" : "")}";
        bool exclusive = session.StoreOptions.Exclusive ?? system.IsNetwork;
        yield return exclusive
            ? Check.Warning("file system", $"{where}: one process alone can have the store open")
            : Check.Ok("file system", where);
        yield return system.FreeBytes switch
        {
            null => Check.Warning("disk", "the system does not say how much is free"),
            { } free when free < Little => Check.Warning("disk", $"only {Size.Of(free)} free"),
            { } free => Check.Ok("disk", $"{Size.Of(free)} free"),
        };
    }
}
