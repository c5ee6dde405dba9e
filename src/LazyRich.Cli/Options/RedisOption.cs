using System.CommandLine;

namespace LazyRich.Cli.Options;

/// <summary><c>--redis</c>.</summary>
internal static class RedisOption
{
    /// <summary>The first server of a connection string, without its port.</summary>
    public static string HostOf(string connection) => connection.Split(',')[0].Split(':')[0];

    public static Option<string?> Make() => new("--redis")
    {
        Description = "Keep the membership in Redis: host:port[,password=…] (default: the head keeps it in its store)",
        HelpName = "CONNECTION",
    };
}
