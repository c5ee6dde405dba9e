using System.Globalization;
using System.Text;

namespace LazyRich.Store.Disk;

/// <summary>Which mount holds a path.</summary>
internal static class Mounts
{
    private const string Table = "/proc/self/mountinfo";

    public static (string Type, string MountPoint) Find(string fullPath)
    {
        if (File.Exists(Table)) return Find(fullPath, File.ReadLines(Table));
        try
        {
            var drive = new DriveInfo(Path.GetDirectoryName(fullPath) ?? fullPath);
            return (drive.DriveType == DriveType.Network ? "smbfs" : drive.DriveFormat, drive.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return ("unknown", Path.GetPathRoot(fullPath) ?? "/");
        }
    }

    /// <param name="mountInfo">
    /// Lines as in proc(5): <c>36 35 98:0 /root /mount/point options - type source options</c>. Later mounts hide earlier ones.
    /// </param>
    public static (string Type, string MountPoint) Find(string fullPath, IEnumerable<string> mountInfo)
    {
        (string Type, string MountPoint) best = ("unknown", "/");
        int longest = 0;
        foreach (string line in mountInfo)
        {
            string[] fields = line.Split(' ');
            int separator = Array.IndexOf(fields, "-");
            if (fields.Length < 5 || separator < 0 || separator + 1 >= fields.Length) continue;
            string point = Unescape(fields[4]);
            if (!Holds(point, fullPath) || point.Length < longest) continue;
            longest = point.Length;
            best = (fields[separator + 1], point);
        }

        return best;
    }

    private static bool Holds(string mountPoint, string path) =>
        mountPoint == "/" || path == mountPoint || path.StartsWith(mountPoint + "/", StringComparison.Ordinal);

    /// <summary>The kernel writes blank, tab, newline and backslash as \ooo.</summary>
    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 3 < text.Length
                && int.TryParse(text.AsSpan(i + 1, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int octal))
            {
                plain.Append((char)((octal / 100 * 64) + (octal / 10 % 10 * 8) + (octal % 10)));
                i += 3;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }
}
