using System.Globalization;
using System.Net;
using LazyRich.Grains.Hosting;
using StackExchange.Redis;

namespace LazyRich.Grains.Redis;

/// <summary>A connection to the Redis that a cluster meets at. Connects when it is first needed, and again after every loss. Thread-safe.</summary>
internal sealed class RedisPlace : IAsyncDisposable
{
    private readonly ConfigurationOptions options;
    private readonly Lazy<Task<ConnectionMultiplexer>> connection;

    /// <exception cref="ClusterException">Not a connection string.</exception>
    public RedisPlace(string text)
    {
        options = Parse(text);
        connection = new(() => ConnectionMultiplexer.ConnectAsync(options));
    }

    /// <summary>Without passwords.</summary>
    public string Name => string.Join(", ", options.EndPoints.Select(Plain));

    private static string Plain(EndPoint place) => place is DnsEndPoint dns ? $"{dns.Host}:{dns.Port}" : place.ToString() ?? "";

    /// <exception cref="ClusterException">Not a connection string.</exception>
    public static ConfigurationOptions Parse(string text)
    {
        try
        {
            ConfigurationOptions parsed = ConfigurationOptions.Parse(text);
            if (parsed.EndPoints.Count == 0)
                throw new ClusterException("--redis names no server: it is host:6379, or host:6379,password=…") { IsWrongInput = true };

            // A server that is not there yet, or is restarted, is waited for.
            parsed.AbortOnConnectFail = false;
            parsed.ConnectTimeout = 2000;
            return parsed;
        }
        catch (ArgumentException error)
        {
            // The library's words may quote what stands behind a comma of a password.
            string why = text.Contains("password", StringComparison.OrdinalIgnoreCase) ? "" : $": {error.Message}";
            throw new ClusterException($"--redis is a connection string such as host:6379,password=…, which this is not{why}") { IsWrongInput = true };
        }
    }

    /// <exception cref="ClusterException">It does not answer.</exception>
    public async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> question)
    {
        try
        {
            return await question((await connection.Value).GetDatabase());
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            throw new ClusterException($"Redis at {Name} does not answer") { IsAway = true };
        }
    }

    /// <summary>By Redis' own clock, which everybody here can read.</summary>
    public static async Task<DateTime> TimeAsync(IDatabase redis)
    {
        var parts = (RedisResult[])(await redis.ExecuteAsync("TIME"))!;
        return DateTime.UnixEpoch.AddSeconds(Number(parts[0])).AddMicroseconds(Number(parts[1]));

        static double Number(RedisResult part) => double.Parse((string)part!, CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (connection.IsValueCreated && connection.Value.IsCompletedSuccessfully)
            await (await connection.Value).DisposeAsync();
    }
}
