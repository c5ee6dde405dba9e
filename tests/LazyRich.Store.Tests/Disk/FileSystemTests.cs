using LazyRich.Store.Disk;
using LazyRich.Store.Tests.Fixtures;

namespace LazyRich.Store.Tests.Disk;

public sealed class FileSystemTests
{
    private static readonly string[] MountInfo =
    [
        "22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/root rw",
        "30 22 0:25 / /home rw shared:5 - nfs4 server:/home rw,vers=4.2",
        "31 30 0:26 / /home/fast rw - lustre mds@tcp:/fast rw",
        "32 22 0:27 / /mnt/my\\040data rw shared:9 master:1 - fuse.sshfs host:/data rw",
        "33 22 0:28 / /scratch rw - ext4 /dev/sdb rw",
        "34 33 0:29 / /scratch rw - beegfs beegfs_nodev rw",
        "garbage",
    ];

    [Theory]
    [InlineData("/var/lazyrich.db", "ext4", "/")]
    [InlineData("/home/me/lazyrich.db", "nfs4", "/home")]
    [InlineData("/home/fast/lazyrich.db", "lustre", "/home/fast")]
    [InlineData("/home/faster/lazyrich.db", "nfs4", "/home")]
    [InlineData("/mnt/my data/lazyrich.db", "fuse.sshfs", "/mnt/my data")]
    [InlineData("/scratch/lazyrich.db", "beegfs", "/scratch")]
    public void Find_Path_IsTheLongestAndLatestMount(string path, string type, string mountPoint) =>
        Assert.Equal((type, mountPoint), Mounts.Find(path, MountInfo));

    [Theory]
    [InlineData("nfs", true)]
    [InlineData("nfs4", true)]
    [InlineData("lustre", true)]
    [InlineData("gpfs", true)]
    [InlineData("cifs", true)]
    [InlineData("9p", true)]
    [InlineData("fuse.glusterfs", true)]
    [InlineData("fuse", true)]
    [InlineData("fuse.fuse-overlayfs", false)]
    [InlineData("fuseblk", false)]
    [InlineData("ext4", false)]
    [InlineData("xfs", false)]
    [InlineData("overlay", false)]
    [InlineData("tmpfs", false)]
    [InlineData("apfs", false)]
    [InlineData("unknown", false)]
    public void Contains_Type_TellsNetworksFromDisks(string type, bool network) => Assert.Equal(network, NetworkFileSystems.Contains(type));

    [Fact]
    public void Describe_FileThatIsNotThere_DescribesItsDirectory()
    {
        using var directory = new TemporaryDirectory();

        FileSystem system = FileSystem.Describe(directory.File("absent.db"));

        Assert.StartsWith(system.MountPoint, directory.Path, StringComparison.Ordinal);
        Assert.True(system.FreeBytes > 0);
    }
}
