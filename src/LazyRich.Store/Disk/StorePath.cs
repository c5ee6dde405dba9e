namespace LazyRich.Store.Disk;

/// <summary>One name per file, or a symbolic link would have a lock of its own.</summary>
internal static class StorePath
{
    public static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw new StoreException($"{path} is a directory; a store is a file: --store {Path.Combine(path, "lazyrich.db")}");
        var file = new FileInfo(full);
        return file.LinkTarget is null ? full : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }
}
