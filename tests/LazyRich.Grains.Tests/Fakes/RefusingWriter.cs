using LazyRich.Store.Writing;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>Refuses calls of one name until it relents.</summary>
internal sealed class RefusingWriter(IStoreWriter inner, string refused, Exception refusal) : DecoratedWriter(inner)
{
    private volatile bool relented;

    public void Relent() => relented = true;

    protected override Task<T> Call<T>(string name, Func<Task<T>> call) => relented || name != refused ? call() : Task.FromException<T>(refusal);
}
