using CsCheck;
using LazyRich.Store.Reading;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;
using LazyRich.Store.Writing.Rules;
using Microsoft.Extensions.Time.Testing;

namespace LazyRich.Store.Tests.Writing;

/// <summary>What is tried again, how often and when.</summary>
public sealed class RetryTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly FakeTimeProvider time = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(FailureCause.Numerical, 9, true, 0)]
    [InlineData(FailureCause.Error, 0, true, 0)]
    [InlineData(FailureCause.Error, 2, false, 2)]
    [InlineData(FailureCause.Timeout, 2, false, 0)]
    [InlineData(FailureCause.Timeout, 2, true, 2)]
    [InlineData(FailureCause.Infrastructure, 0, false, 5)]
    [InlineData(FailureCause.Infrastructure, 9, false, 9)]
    [InlineData(FailureCause.Quarantined, 9, true, 0)]
    public void Delay_ByCause_IsGivenSoOften(FailureCause cause, int retry, bool timeouts, int times) =>
        Assert.Equal(times, Enumerable.Range(1, 20).Count(failures => RetryRule.Delay(cause, failures, retry, timeouts, new(7)) is not null));

    [Fact]
    public void Delay_AnyRun_DoublesWithJitterUpToTheLongest() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 60]).Sample((key, failures) =>
        {
            TimeSpan delay = RetryRule.Delay(FailureCause.Error, failures, 100, false, new(key))!.Value;
            double full = Math.Min(Math.Pow(2, failures - 1), 300);
            Assert.InRange(delay.TotalSeconds, full / 2, full);
            Assert.Equal(delay, RetryRule.Delay(FailureCause.Error, failures, 100, false, new(key)));
        });

    [Fact]
    public async Task Commit_ErrorOfAStudyThatRetries_WaitsAndIsLeasedAgainUntilItIsExhausted()
    {
        await using ResultsStore store = await OpenAsync();
        await store.Writer.SubmitAsync(Plans.Of("a", [1, 2]) with { Policy = new(Retry: 2) }, TemporaryStore.Cancellation);
        LeaseGrant grant = await LeaseAsync(store, 1);
        for (int failures = 1; failures <= 2; failures++)
        {
            LeasedRun run = Assert.Single(grant.Runs);
            await store.Writer.CommitAsync([Outcomes.Failed(run)], TemporaryStore.Cancellation);
            Assert.Equal((2, 0), (store.Reader.Study("a")!.Planned, store.Reader.Study("a")!.Failed));
            LeaseGrant tooSoon = await LeaseAsync(store, 0);
            Assert.InRange(tooSoon.NextReady!.Value, time.GetUtcNow().UtcDateTime.AddSeconds(0.5), time.GetUtcNow().UtcDateTime.AddSeconds(2));
            time.Advance(tooSoon.NextReady.Value - time.GetUtcNow().UtcDateTime);
            grant = await LeaseAsync(store, 1);
            Assert.Equal((run.Key, failures + 1), (grant.Runs[0].Key, grant.Runs[0].Attempt));
        }

        await store.Writer.CommitAsync([Outcomes.Failed(grant.Runs[0], "for good")], TemporaryStore.Cancellation);

        RunDetail detail = store.Reader.Find(grant.Runs[0].Key.ToString(), 1)[0];
        Assert.Equal(("failed", "for good", 3), (detail.State, detail.Failure, detail.Attempts.Count));
        Assert.Equal((1, 1), (store.Reader.Study("a")!.Planned, store.Reader.Study("a")!.Failed));
    }

    /// <summary>Its silo sends a failure again that it had no answer to, when the run is planned again already.</summary>
    [Fact]
    public async Task Commit_RetriedFailureSentAgain_IsAlreadyStoredAndItsHistoryStaysTrue()
    {
        await using ResultsStore store = await OpenAsync();
        await store.Writer.SubmitAsync(Plans.Of("a", [1]) with { Policy = new(Retry: 1) }, TemporaryStore.Cancellation);
        LeasedRun run = (await LeaseAsync(store, 1)).Runs[0];
        await store.Writer.CommitAsync([Outcomes.Failed(run)], TemporaryStore.Cancellation);
        string? before = Assert.Single(store.Reader.Find(run.Key.ToString(), 1)[0].Attempts).Message;

        IReadOnlyList<Verdict> again = await store.Writer.CommitAsync([Outcomes.Failed(run)], TemporaryStore.Cancellation);

        Assert.Equal([Verdict.AlreadyStored], again);
        Assert.Equal(before, Assert.Single(store.Reader.Find(run.Key.ToString(), 1)[0].Attempts).Message);
    }

    [Fact]
    public async Task Commit_RunThatWaits_HoldsUpNoOther()
    {
        await using ResultsStore store = await OpenAsync();
        await store.Writer.SubmitAsync(Plans.Of("a", [1, 2]) with { Policy = new(Retry: 1) }, TemporaryStore.Cancellation);
        LeasedRun first = (await LeaseAsync(store, 1)).Runs[0];
        await store.Writer.CommitAsync([Outcomes.Failed(first)], TemporaryStore.Cancellation);

        LeasedRun next = Assert.Single((await LeaseAsync(store, 9)).Runs);

        Assert.NotEqual(first.Key, next.Key);
    }

    private Task<ResultsStore> OpenAsync() => ResultsStore.OpenAsync(directory.File("store.db"), new() { Clock = time }, TemporaryStore.Cancellation);

    private static Task<LeaseGrant> LeaseAsync(ResultsStore store, int count) =>
        store.Writer.LeaseAsync("s", new PlanOrder(count), TemporaryStore.Later, TemporaryStore.Cancellation);
}
