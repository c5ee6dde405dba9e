using System.Collections.Frozen;

namespace LazyRich.Store.Disk;

/// <summary>Types of file systems that are shared between machines, or between a machine and its guest.</summary>
internal static class NetworkFileSystems
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "nfs", "nfs4", "lustre", "gpfs", "cifs", "smb2", "smb3", "smbfs", "9p", "afs", "ceph", "beegfs", "fhgfs", "glusterfs", "orangefs", "pvfs2",
        "panfs", "ocfs2", "gfs2", "virtiofs", "vboxsf", "vmhgfs", "prl_fs", "drvfs", "webdav", "davfs", "ncpfs", "coda", "weka", "wekafs", "wslfs");

    /// <summary>User-space file systems over a local disk; every other <c>fuse.*</c> is taken for a network's.</summary>
    private static readonly FrozenSet<string> LocalFuse = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "fuseblk", "fuse.fuse-overlayfs", "fuse.overlayfs", "fuse.mergerfs", "fuse.bindfs", "fuse.lxcfs", "fuse.portal");

    public static bool Contains(string type) =>
        Names.Contains(type) || (type.StartsWith("fuse", StringComparison.OrdinalIgnoreCase) && !LocalFuse.Contains(type));
}
