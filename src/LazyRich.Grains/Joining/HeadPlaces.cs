using LazyRich.Store.Locking;

namespace LazyRich.Grains.Joining;

/// <summary>
/// Where the head may be: what <c>--join</c> says (URLs, or the store itself, whose STORE.lock on a shared disk names its API), and what the membership has
/// said since. A head that comes back on another port, or another machine, is found by any of these. Thread-safe.
/// </summary>
/// <param name="given">URLs or store files.</param>
public sealed class HeadPlaces(IReadOnlyList<string> given, string token)
{
    private volatile HeadPlace? latest;

    /// <summary>As the user wrote them.</summary>
    public IReadOnlyList<string> Given => given;

    /// <summary>In the order in which they are worth trying.</summary>
    public IEnumerable<HeadPlace> All() =>
        new[] { latest }.Concat(given.Select(Find)).OfType<HeadPlace>().DistinctBy(place => place.Api);

    /// <summary>This is where it was heard of last.</summary>
    public void Heard(Uri api) => latest = new(api, token);

    private HeadPlace? Find(string place)
    {
        if (IsUrl(place))
            return new(new Uri(place.TrimEnd('/') + "/"), token);
        return StoreHolder.Named(place) is { Api: { } api, Token: var held } ? new(api, held ?? token) : null;
    }

    public static bool IsUrl(string place) =>
        place.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || place.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}

public sealed record HeadPlace(Uri Api, string Token);
