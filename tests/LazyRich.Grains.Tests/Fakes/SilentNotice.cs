using LazyRich.Grains.Pool;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>Hears everything at once.</summary>
internal sealed class SilentNotice : IExecutionNotice
{
    public List<AttemptId> Announced { get; } = [];

    public void Announce(IReadOnlyList<AttemptId> starting, CancellationToken cancellation)
    {
        lock (Announced)
            Announced.AddRange(starting);
    }
}
