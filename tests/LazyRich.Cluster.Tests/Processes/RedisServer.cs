using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace LazyRich.Cluster.Tests.Processes;

/// <summary>Debian's redis-server on a port of its own, keeping nothing: whatever is killed has forgotten.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly int port = TestCluster.FreePort();
    private Process process;

    private RedisServer() => process = Start();

    public string Connection => $"127.0.0.1:{port}";

    /// <summary>Skips the test where there is no Redis, unless the environment says that there must be.</summary>
    public static RedisServer StartOrSkip()
    {
        Requirement.Programs("redis-server", "redis-server");
        return new();
    }

    public void Restart()
    {
        Kill();
        process = Start();
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    public void Dispose() => Kill();

    private Process Start()
    {
        string text = port.ToString(CultureInfo.InvariantCulture);
        Process started = Process.Start(new ProcessStartInfo(
            "redis-server", ["--port", text, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--loglevel", "warning", "--dir", Path.GetTempPath()])
        {
            RedirectStandardOutput = true,
        })!;
        while (!Answers())
            Assert.False(started.HasExited, "redis-server ended.");
        return started;
    }

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            Thread.Yield();
            return false;
        }
    }
}
