using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Phases;

/// <summary>
/// Solved phases that runs to come may start with, the last used kept, up to <see cref="MostBytes"/>. One for each source of inputs, since
/// digests mean something only there. Thread-safe; what is in it has the bits that solving it again would give.
/// </summary>
internal sealed class PrefixCache
{
    public const long MostBytes = 64 << 20;

    private static readonly ConditionalWeakTable<IInputs, PrefixCache> Caches = [];

    private readonly Lock gate = new();
    private readonly Dictionary<PrefixKey, LinkedListNode<(PrefixKey Key, ChainLink Link)>> known = [];
    private readonly LinkedList<(PrefixKey Key, ChainLink Link)> byUse = [];
    private long bytes;

    /// <summary>How many phases were found here instead of being solved.</summary>
    public long Hits { get; private set; }

    public static PrefixCache Of(IInputs inputs) => Caches.GetValue(inputs, static _ => new());

    public ChainLink? Find(PrefixKey key)
    {
        lock (gate)
        {
            if (!known.TryGetValue(key, out LinkedListNode<(PrefixKey Key, ChainLink Link)>? node))
                return null;
            Hits++;
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Link;
        }
    }

    public void Add(PrefixKey key, ChainLink link)
    {
        lock (gate)
        {
            if (link.Size > MostBytes || known.ContainsKey(key))
                return;
            known[key] = byUse.AddFirst((key, link));
            bytes += link.Size;
            while (bytes > MostBytes)
                Forget(byUse.Last!);
        }
    }

    private void Forget(LinkedListNode<(PrefixKey Key, ChainLink Link)> oldest)
    {
        byUse.Remove(oldest);
        known.Remove(oldest.Value.Key);
        bytes -= oldest.Value.Link.Size;
    }
}
