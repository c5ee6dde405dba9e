using LazyRich.Grains.Shipping;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;

namespace LazyRich.Grains.Tests.Shipping;

public sealed class SinkTests
{
    private readonly FakeStore store = new(3);

    [Fact]
    public async Task Commit_OneResultThatTheStoreCannotTake_FailsItsRunAndStoresTheOthers()
    {
        await LeaseAllAsync();
        store.Check = run => ArgumentOutOfRangeException.ThrowIfEqual(run.Result is null ? -1 : FakeStore.RunOf(run.Key), 1, nameof(run));

        IReadOnlyList<Verdict> verdicts = await new Sink(store, _ => { }).CommitAsync([Run(0), Run(1), Run(2)]);

        Assert.Equal([Verdict.Accepted, Verdict.Accepted, Verdict.Accepted], verdicts);
        Assert.Equal((2, 1), (store.Count("succeeded"), store.Count("failed")));
        Assert.StartsWith("The store refused the result: ", store.FailureOf(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_TheSameBatchTwice_AnswersThatItIsStored()
    {
        await LeaseAllAsync();
        var sink = new Sink(store, _ => { });
        await sink.CommitAsync([Run(0), Run(1)]);

        Assert.Equal([Verdict.AlreadyStored, Verdict.AlreadyStored, Verdict.Accepted], await sink.CommitAsync([Run(0), Run(1), Run(2)]));
    }

    private Task<LeaseGrant> LeaseAllAsync() => store.LeaseAsync("a", new PlanOrder(3), DateTime.MaxValue, TestContext.Current.CancellationToken);

    private static CompletedRun Run(int run) => new(FakeStore.KeyOf(run), 1, new([], "", [], []), null, 0);

}
