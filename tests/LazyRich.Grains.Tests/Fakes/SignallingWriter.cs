using LazyRich.Store.Writing;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>Tells when a condition holds after one of these calls.</summary>
internal sealed class SignallingWriter(IStoreWriter inner, Func<bool> condition, params string[] calls) : DecoratedWriter(inner)
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task ReachedAsync() => reached.Task.WaitAsync(TestContext.Current.CancellationToken);

    protected override async Task<T> Call<T>(string name, Func<Task<T>> call)
    {
        T answer = await call();
        if (calls.Contains(name) && condition())
            reached.TrySetResult();
        return answer;
    }
}
