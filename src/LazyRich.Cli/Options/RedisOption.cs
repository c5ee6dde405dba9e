using System.CommandLine;
using LazyRich.Grains.Redis;

namespace LazyRich.Cli.Options;

/// <summary><c>--redis</c>; default: LAZYRICH_REDIS, for a password that stands on a command line is read by every user of the machine.</summary>
internal static class RedisOption
{
    public const string Variable = "LAZYRICH_REDIS";

    public static Option<string?> Make(string description) => new("--redis")
    {
        Description = $"{description}: host:port[,password=…] (default: ${Variable})",
        HelpName = "CONNECTION",
    };

    /// <returns>Null when neither the option nor the variable says anything.</returns>
    /// <exception cref="LazyRich.Grains.Hosting.ClusterException">It is no connection string.</exception>
    public static string? Of(ParseResult parse, Option<string?> option, Func<string, string?> variable)
    {
        string? connection = parse.GetValue(option) ?? (variable(Variable) is { Length: > 0 } set ? set : null);
        if (connection is not null)
            RedisRendezvous.HostOf(connection);
        return connection;
    }
}
