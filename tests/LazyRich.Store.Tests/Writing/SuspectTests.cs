using LazyRich.Store.Checking;
using LazyRich.Store.Reading;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;

namespace LazyRich.Store.Tests.Writing;

/// <summary>A run that kills its silo, among innocent ones.</summary>
public sealed class SuspectTests
{
    [Fact]
    public async Task Bury_SiloThatExecutedOneOfThree_MakesThatOneSuspectAndTheOthersCareful()
    {
        await using TemporaryStore store = await StoreAsync();
        IReadOnlyList<LeasedRun> held = await store.LeaseAsync(3);
        await store.Writer.ExecutingAsync("silo-a", [Id(held[1])], TemporaryStore.Cancellation);

        Assert.Equal(3, await store.Writer.BuryAsync("silo-a", TemporaryStore.Cancellation));
        LeaseGrant toBusy = await store.Writer.LeaseAsync("silo-b", new PlanOrder(9), TemporaryStore.Later, TemporaryStore.Cancellation);
        LeaseGrant toIdle = await LeaseAloneAsync(store);

        Assert.Equal([held[0].Key, held[2].Key], toBusy.Runs.Select(run => run.Key));
        Assert.All(toBusy.Runs, run => Assert.True(run is { IsCareful: true, IsAlone: false }));
        Assert.True(toBusy.SuspectsWait);
        LeasedRun alone = Assert.Single(toIdle.Runs);
        Assert.True(alone.Key == held[1].Key && alone.IsAlone);
        Assert.Equal(["lost", "leased"], store.Reader.Find(alone.Key.ToString(), 1)[0].Attempts.Select(attempt => attempt.Outcome));
    }

    [Fact]
    public async Task Bury_ThreeTimesWhileAlone_QuarantinesTheRun()
    {
        await using TemporaryStore store = await StoreAsync();
        LeasedRun run = (await store.LeaseAsync(1))[0];
        await store.Writer.ExecutingAsync("silo-a", [Id(run)], TemporaryStore.Cancellation);
        await store.Writer.BuryAsync("silo-a", TemporaryStore.Cancellation);
        for (int death = 0; death < 3; death++)
        {
            Assert.Equal(run.Key, Assert.Single((await LeaseAloneAsync(store)).Runs).Key);
            await store.Writer.BuryAsync("idle", TemporaryStore.Cancellation);
        }

        RunDetail poison = store.Reader.Find(run.Key.ToString(), 1)[0];
        Assert.Equal(("failed", 1), (poison.State, store.Status("a").Failed));
        Assert.Contains("3 silos died", poison.Failure, StringComparison.Ordinal);
        Assert.Equal(["quarantined"], store.Reader.Query(new("a", "cause is not null", ["cause"], [], 0)).Rows.Select(row => row[0]));
        Assert.Equal(2, (await store.LeaseAsync(9)).Count);
        Assert.Empty(StoreCheck.Examine(store.Path, TemporaryStore.Cancellation).Problems);
    }

    /// <summary>The result of an innocent suspect may still be on its way when its silo, idle again, is given the poison.</summary>
    [Fact]
    public async Task Bury_SuspectThatWasExecutedBeforeTheOneThatKills_DoesNotCount()
    {
        await using TemporaryStore store = await StoreAsync();
        IReadOnlyList<LeasedRun> held = await store.LeaseAsync(2);
        await store.Writer.ExecutingAsync("silo-a", [Id(held[0]), Id(held[1])], TemporaryStore.Cancellation);
        await store.Writer.BuryAsync("silo-a", TemporaryStore.Cancellation);
        for (int death = 0; death < 3; death++)
        {
            Assert.Equal(held[0].Key, Assert.Single((await LeaseAloneAsync(store)).Runs).Key);
            Assert.Equal(held[1].Key, Assert.Single((await LeaseAloneAsync(store)).Runs).Key);
            await store.Writer.BuryAsync("idle", TemporaryStore.Cancellation);
        }

        Assert.Equal(["planned", "failed"], held.Take(2).Select(run => store.Reader.Find(run.Key.ToString(), 1)[0].State));
    }

    [Fact]
    public async Task Bury_SuspectWhoseSiloBeganToDrain_DoesNotCount()
    {
        await using TemporaryStore store = await StoreAsync();
        LeasedRun run = (await store.LeaseAsync(1))[0];
        await store.Writer.ExecutingAsync("silo-a", [Id(run)], TemporaryStore.Cancellation);
        await store.Writer.BuryAsync("silo-a", TemporaryStore.Cancellation);
        for (int drain = 0; drain < 5; drain++)
        {
            Assert.Single((await LeaseAloneAsync(store)).Runs);
            await store.Writer.ExecutingAsync("idle", [], TemporaryStore.Cancellation);
            await store.Writer.BuryAsync("idle", TemporaryStore.Cancellation);
        }

        Assert.Equal("planned", store.Reader.Find(run.Key.ToString(), 1)[0].State);
    }

    /// <summary>Machines that die anyway quarantine nobody who happens to be executing on them.</summary>
    [Theory]
    [InlineData(1, "planned")]
    [InlineData(0, "failed")]
    public async Task Bury_AsManySilosWithNobodyAlone_AbsolvesTheSuspect(int others, string expected)
    {
        await using TemporaryStore store = await StoreAsync();
        LeasedRun run = (await store.LeaseAsync(1))[0];
        await store.Writer.ExecutingAsync("silo-a", [Id(run)], TemporaryStore.Cancellation);
        await store.Writer.BuryAsync("silo-a", TemporaryStore.Cancellation);
        for (int death = 0; death < 3; death++)
        {
            Assert.Equal(run.Key, Assert.Single((await LeaseAloneAsync(store)).Runs).Key);
            await store.Writer.BuryAsync("idle", TemporaryStore.Cancellation);
            for (int other = 0; other < others; other++)
            {
                Assert.NotEmpty(await store.LeaseAsync(9));
                await store.Writer.BuryAsync("silo-a", TemporaryStore.Cancellation);
            }
        }

        Assert.Equal(expected, store.Reader.Find(run.Key.ToString(), 1)[0].State);
    }

    [Fact]
    public async Task Commit_SuspectThatSucceeds_IsStoredAsAnyOther()
    {
        await using TemporaryStore store = await StoreAsync();
        LeasedRun run = (await store.LeaseAsync(1))[0];
        await store.Writer.ExecutingAsync("silo-a", [Id(run)], TemporaryStore.Cancellation);
        await store.Writer.RequeueAsync(null, TemporaryStore.Cancellation);

        LeasedRun alone = Assert.Single((await LeaseAloneAsync(store)).Runs);

        Assert.Equal([Verdict.Accepted], await store.CommitAsync(Outcomes.Succeeded(alone)));
        Assert.False((await LeaseAloneAsync(store)).SuspectsWait);
        Assert.Empty(StoreCheck.Examine(store.Path, TemporaryStore.Cancellation).Problems);
    }

    private static async Task<TemporaryStore> StoreAsync()
    {
        TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1, 2, 3]));
        return store;
    }

    [Fact]
    public async Task Lease_SuspectOfAStudyAtItsLimit_Waits()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [1, 2]) with { Policy = new() { Limit = 1 } });
        LeasedRun suspect = (await store.LeaseAsync(1))[0];
        await store.Writer.ExecutingAsync("silo-a", [Id(suspect)], TemporaryStore.Cancellation);
        await store.Writer.BuryAsync("silo-a", TemporaryStore.Cancellation);
        LeasedRun other = Assert.Single(await store.LeaseAsync(9));

        Assert.Empty((await LeaseAloneAsync(store)).Runs);
        await store.CommitAsync(Outcomes.Succeeded(other));

        Assert.Equal(suspect.Key, Assert.Single((await LeaseAloneAsync(store)).Runs).Key);
    }

    private static Task<LeaseGrant> LeaseAloneAsync(TemporaryStore store) =>
        store.Writer.LeaseAsync("idle", new PlanOrder(9) { TakesSuspect = true }, TemporaryStore.Later, TemporaryStore.Cancellation);

    private static AttemptId Id(LeasedRun run) => new(run.Key, run.Attempt);
}
