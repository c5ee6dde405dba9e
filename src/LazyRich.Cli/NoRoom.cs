namespace LazyRich.Cli;

/// <summary>Outputs that cannot be written, wherever they go: the command line is right, and the same one succeeds when there is room.</summary>
internal static class NoRoom
{
    /// <summary>errno of Linux and macOS: EIO, EFBIG, ENOSPC, EROFS, EDQUOT (69 on macOS); and the two HRESULTs of a full disk on Windows.</summary>
    private static readonly int[] codes = [5, 27, 28, 30, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Whether it is the device that refuses, and not a name that is wrong.</summary>
    public static bool Is(IOException error) => codes.Contains(error.HResult);

    public static string Describe(IOException error) => $"the output cannot be written: {error.Message}";
}
