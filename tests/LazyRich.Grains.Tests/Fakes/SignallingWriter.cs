using LazyRich.Store.Writing;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>Tells when, after a commit, a condition holds.</summary>
internal sealed class SignallingWriter(IStoreWriter inner, Func<bool> condition) : DecoratedWriter(inner)
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task ReachedAsync() => reached.Task.WaitAsync(TestContext.Current.CancellationToken);

    protected override async Task<T> Call<T>(string name, Func<Task<T>> call)
    {
        T answer = await call();
        if (name == "commit" && condition())
            reached.TrySetResult();
        return answer;
    }
}
