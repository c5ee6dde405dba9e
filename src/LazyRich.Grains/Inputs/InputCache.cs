namespace LazyRich.Grains.Inputs;

/// <summary>
/// What was fetched by digest: the last used is kept, up to a bound of bytes, and beyond it whatever somebody still holds is found. Fetches of one digest
/// are one. Thread-safe.
/// </summary>
internal sealed class InputCache<T>(Func<T, long> weigh, long mostBytes)
    where T : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, WeakReference<T>> known = [];
    private readonly Dictionary<string, LinkedListNode<(string Digest, T Value)>> kept = [];
    private readonly LinkedList<(string Digest, T Value)> byUse = [];
    private readonly Dictionary<string, Task<T>> fetching = [];
    private long bytes;

    /// <returns>Null when it is not here, or no longer.</returns>
    public T? Find(string digest)
    {
        lock (gate)
            return FindKept(digest);
    }

    /// <exception cref="Exception">That of <paramref name="fetch"/>; the next one asks again.</exception>
    public ValueTask<T> GetAsync(string digest, Func<string, Task<T>> fetch)
    {
        lock (gate)
        {
            if (FindKept(digest) is { } value)
                return new(value);
            if (!fetching.TryGetValue(digest, out Task<T>? fetched))
            {
                fetched = FetchAsync(digest, fetch);
                if (!fetched.IsCompleted)
                    fetching[digest] = fetched;
            }

            return new(fetched);
        }
    }

    private async Task<T> FetchAsync(string digest, Func<string, Task<T>> fetch)
    {
        try
        {
            T value = await fetch(digest);
            lock (gate)
                Keep(digest, value);
            return value;
        }
        finally
        {
            lock (gate)
                fetching.Remove(digest);
        }
    }

    private T? FindKept(string digest)
    {
        if (kept.TryGetValue(digest, out LinkedListNode<(string Digest, T Value)>? node))
        {
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Value;
        }

        return known.TryGetValue(digest, out WeakReference<T>? reference) && reference.TryGetTarget(out T? value) ? value : null;
    }

    private void Keep(string digest, T value)
    {
        known[digest] = new(value);
        kept[digest] = byUse.AddFirst((digest, value));
        bytes += weigh(value);
        while (bytes > mostBytes && byUse.Last is { } oldest && byUse.Count > 1)
            LetGo(oldest);
    }

    private void LetGo(LinkedListNode<(string Digest, T Value)> oldest)
    {
        byUse.Remove(oldest);
        kept.Remove(oldest.Value.Digest);
        bytes -= weigh(oldest.Value.Value);
        foreach (string dead in known.Where(entry => !entry.Value.TryGetTarget(out _)).Select(entry => entry.Key).ToList())
            known.Remove(dead);
    }
}
