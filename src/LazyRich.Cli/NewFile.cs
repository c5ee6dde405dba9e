namespace LazyRich.Cli;

/// <summary>Files that are there whole or not at all: written beside their place, then renamed.</summary>
internal static class NewFile
{
    public static async Task WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellation)
    {
        string full = Path.GetFullPath(path), partial = $"{full}.{Environment.ProcessId}.partial";
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new UserException(ExitCode.Usage, $"there is no directory for {path}");
        if (Directory.Exists(full))
            throw new UserException(ExitCode.Usage, $"{path} is a directory; give a file in it");
        try
        {
            await using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None))
                await write(stream);
            cancellation.ThrowIfCancellationRequested();
            File.Move(partial, full, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
