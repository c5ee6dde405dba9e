using LazyRich.Store.Writing;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>Executes calls of one name, and answers them only once it is opened.</summary>
internal sealed class GatedWriter(IStoreWriter inner, string gated) : DecoratedWriter(inner)
{
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => gate.TrySetResult();

    /// <summary>Completes when the first of these calls was executed.</summary>
    public Task CalledAsync() => called.Task.WaitAsync(TestContext.Current.CancellationToken);

    protected override async Task<T> Call<T>(string name, Func<Task<T>> call)
    {
        T answer = await call();
        if (name != gated)
            return answer;
        called.TrySetResult();
        await gate.Task;
        return answer;
    }
}
