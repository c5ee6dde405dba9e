using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Membership;

namespace LazyRich.Grains.Joining;

/// <summary>Speaks to the head's API, wherever it is now. Thread-safe.</summary>
public sealed class JoinClient(HeadPlaces places) : IRendezvous, IDisposable
{
    /// <summary>Longer than a commit of the store takes, shorter than a silo's patience with its membership.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2) }) { Timeout = Patience };

    private string? cluster;

    public IMembershipTable Membership => new RemoteMembershipTable(this);

    public void Joined(string cluster) => this.cluster = cluster;

    public void HeadAt(Uri api) => places.Heard(api);

    /// <exception cref="ClusterException">Nobody answers, the token is refused, or it is no head.</exception>
    public Task<Invitation> InviteAsync(CancellationToken cancellation) => AskAsync<Invitation>(HttpMethod.Get, "api/cluster", null, cancellation);

    public Task<SiloList> SilosAsync(CancellationToken cancellation) => AskAsync<SiloList>(HttpMethod.Get, "api/cluster/silos", null, cancellation);

    public Task<bool> ChangeAsync(SiloChange change, CancellationToken cancellation) =>
        AskAsync<bool>(HttpMethod.Post, "api/cluster/silos", change, cancellation);

    public void Dispose() => http.Dispose();

    private async Task<T> AskAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        ClusterException? why = null;
        foreach (HeadPlace place in places.All())
        {
            try
            {
                return await AskAsync<T>(place, method, path, body, cancellation);
            }
            catch (ClusterException refusal)
            {
                // A refusal says more than a silence.
                why = why is { IsAway: false } ? why : refusal;
            }
        }

        throw why ?? new ClusterException($"no process holds {string.Join(", ", places.Given)}: lazyrich serve --store {places.Given[0]}  starts one") { IsAway = true };
    }

    private async Task<T> AskAsync<T>(HeadPlace place, HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(place.Api, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", place.Token);
        if (cluster is not null)
            request.Headers.Add(ClusterHeader, cluster);
        if (body is not null)
            request.Content = JsonContent.Create(body, options: json);
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancellation);
            if (!response.IsSuccessStatusCode)
                throw Refused(place, response.StatusCode);
            return await response.Content.ReadFromJsonAsync<T>(json, cancellation) ?? throw NoHead(place);
        }
        catch (JsonException)
        {
            throw NoHead(place);
        }
        catch (Exception error) when (error is HttpRequestException or IOException || error is TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            string reason = error is TaskCanceledException ? "no answer in time" : (error.InnerException ?? error).Message;
            throw new ClusterException($"no head answers at {place.Api}: {reason}") { IsAway = true };
        }
    }

    /// <summary>The cluster that the request is meant for.</summary>
    public const string ClusterHeader = "LazyRich-Cluster";

    private static ClusterException Refused(HeadPlace place, HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => new(
            $"the head at {place.Api} does not take this token: set LAZYRICH_TOKEN to the head's (its user's file ~/.config/lazyrich/token holds it)"),
        HttpStatusCode.Conflict => new($"at {place.Api} there is the head of another store now") { IsAway = true },
        HttpStatusCode.ServiceUnavailable => new($"the head at {place.Api} is not ready") { IsAway = true },
        _ => NoHead(place),
    };

    private static ClusterException NoHead(HeadPlace place) =>
        new($"what answers at {place.Api} is no head of a LazyRich cluster: lazyrich serve starts one (lazyrich run works alone)");
}
