using LazyRich.Store.Encoding;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Shipping;

/// <summary>A finished run on its way, and who waits for the verdict.</summary>
internal sealed class Parcel(CompletedRun run)
{
    /// <summary>What a run weighs beside its arrays: key, names, summary, framing.</summary>
    private const long Overhead = 512;

    private readonly TaskCompletionSource<Verdict> verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CompletedRun Run => run;

    public long Bytes { get; } = Overhead + (run.Failure?.Length ?? 0) + (run.Result is { } result ? Weigh(result) : 0);

    public Task<Verdict> Verdict => verdict.Task;

    public void Deliver(Verdict answer) => verdict.TrySetResult(answer);

    private static long Weigh(EncodedResult result) => result.Times.Length + result.Series.Sum(series => (long)series.Data.Length);
}
