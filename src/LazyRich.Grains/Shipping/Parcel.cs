using LazyRich.Grains.Pool;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Shipping;

/// <summary>A finished run on its way, and who waits for the verdict.</summary>
internal sealed class Parcel(CompletedRun run)
{
    private readonly TaskCompletionSource<Verdict> verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CompletedRun Run => run;

    public long Bytes { get; } = ResultWeight.Of(run.Result, run.Failure);

    public Task<Verdict> Verdict => verdict.Task;

    public void Deliver(Verdict answer) => verdict.TrySetResult(answer);
}
