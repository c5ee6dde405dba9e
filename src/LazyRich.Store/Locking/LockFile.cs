using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LazyRich.Store.Locking;

/// <summary>
/// What differs between systems. On Unix FileShare.None is flock(LOCK_EX): advisory, freed with the process, but .NET takes a shared flock for every
/// reader too and so refuses to read a held file; reading therefore opens the descriptor itself. Windows shares by mode: readers are let in,
/// writers are not.
/// </summary>
internal static class LockFile
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const int ReadOnly = 0;
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    public static FileShare HolderShare => OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;

    /// <summary>Whether opening failed because somebody holds the lock, and not for another reason.</summary>
    public static bool MeansHeld(IOException error) =>
        OperatingSystem.IsWindows() ? error.HResult == WindowsSharingViolation : error.HResult is LinuxWouldBlock or MacWouldBlock;

    /// <summary>Asks by taking a shared lock for a moment; whoever opens the store at that moment tries again.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            FileShare share = OperatingSystem.IsWindows() ? FileShare.ReadWrite : FileShare.Read;
            FileAccess access = OperatingSystem.IsWindows() ? FileAccess.ReadWrite : FileAccess.Read;
            using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, access, share);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException error)
        {
            return MeansHeld(error);
        }
        catch (UnauthorizedAccessException)
        {
            // Somebody else's store; whether it is held is not for us to know.
            return false;
        }
    }

    /// <summary>Takes everybody else's rights from a file that was there with other ones: it will hold a token.</summary>
    public static FileStream Private(FileStream file)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file.SafeFileHandle) != OwnerOnly)
                File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <returns>At most <paramref name="length"/> bytes from its beginning.</returns>
    public static byte[] Read(string path, int length)
    {
        using SafeFileHandle handle = OperatingSystem.IsWindows()
            ? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)
            : OpenDescriptor(path);
        var bytes = new byte[length];
        int read = RandomAccess.Read(handle, bytes, 0);
        return bytes[..read];
    }

    private static SafeFileHandle OpenDescriptor(string path)
    {
        int descriptor = Open(path, ReadOnly);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw new IOException($"{path} cannot be read (errno {Marshal.GetLastPInvokeError()}).");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
