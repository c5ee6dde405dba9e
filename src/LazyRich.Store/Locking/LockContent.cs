using System.Diagnostics;
using System.Text.Json;

namespace LazyRich.Store.Locking;

/// <summary>What STORE.lock says: <c>{"pid":4711,"host":"node7","started":"…Z","url":"http://…","token":"…"}</c>.</summary>
internal sealed record LockContent(int Pid, string Host, DateTime Started, Uri? Api, string? Token)
{
    /// <summary>Always written whole and of one length, so that a reader never sees the head of one content and the tail of another.</summary>
    private const int Length = 1024;

    public static byte[] Blank { get; } = Pad([]);

    /// <summary>False only for a process that is known to be gone; one on another machine cannot be known.</summary>
    public bool IsAlive
    {
        get
        {
            if (!string.Equals(Host, Environment.MachineName, StringComparison.OrdinalIgnoreCase)) return true;
            try
            {
                using var process = Process.GetProcessById(Pid);
                return true;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }

    /// <returns>Null when it is blank or not readable.</returns>
    public static LockContent? Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(LockFile.Read(path, Length));
            JsonElement root = document.RootElement;
            return new(
                root.GetProperty("pid").GetInt32(),
                root.GetProperty("host").GetString() ?? "",
                root.GetProperty("started").GetDateTime(),
                root.GetProperty("url").GetString() is { } url ? new Uri(url) : null,
                root.GetProperty("token").GetString());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public byte[] ToBytes() => Pad(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
    {
        ["pid"] = Pid,
        ["host"] = Host,
        ["started"] = Started,
        ["url"] = Api?.ToString(),
        ["token"] = Token,
    }));

    private static byte[] Pad(byte[] json)
    {
        if (json.Length >= Length)
            throw new ArgumentException($"An API address and token of {json.Length} bytes do not fit STORE.lock.", nameof(json));
        var padded = new byte[Length];
        padded.AsSpan().Fill((byte)' ');
        json.CopyTo(padded, 0);
        padded[^1] = (byte)'\n';
        return padded;
    }
}
