using System.CommandLine;

namespace LazyRich.Cli.Options;

internal static class RedisOption
{
    public static Option<string?> Make() => new("--redis")
    {
        Description = "Keep the membership in Redis: host:port[,password=…] (default: the head keeps it in its store)",
        HelpName = "CONNECTION",
    };
}
