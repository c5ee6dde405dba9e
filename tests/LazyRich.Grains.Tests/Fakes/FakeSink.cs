using System.Threading.Channels;
using LazyRich.Grains.Shipping;
using LazyRich.Store.Writing;

namespace LazyRich.Grains.Tests.Fakes;

/// <summary>A sink whose every answer the test gives.</summary>
internal sealed class FakeSink : ISinkGrain
{
    private readonly Channel<Delivery> arrived = Channel.CreateUnbounded<Delivery>();
    private readonly Lock gate = new();
    private readonly List<int[]> batches = [];

    public IReadOnlyList<int[]> Batches
    {
        get
        {
            lock (gate)
                return [.. batches];
        }
    }

    public ValueTask<Delivery> NextAsync() => arrived.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public Task<VerdictList> CommitAsync(ResultBatch batch)
    {
        var delivery = new Delivery([.. batch.Runs.Select(run => FakeStore.RunOf(run.Key))]);
        lock (gate)
            batches.Add(delivery.Runs);
        arrived.Writer.TryWrite(delivery);
        return delivery.Reply;
    }

    internal sealed class Delivery(int[] runs)
    {
        private readonly TaskCompletionSource<VerdictList> reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int[] Runs => runs;

        public Task<VerdictList> Reply => reply.Task;

        public void Accept() => Answer([.. runs.Select(_ => Verdict.Accepted)]);

        public void Answer(params Verdict[] verdicts) => reply.SetResult(new(verdicts));

        public void Fail(Exception error) => reply.SetException(error);
    }
}
