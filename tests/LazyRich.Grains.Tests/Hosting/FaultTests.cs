using LazyRich.Grains.Hosting;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store.Writing.Ordering;

namespace LazyRich.Grains.Tests.Hosting;

/// <summary>Whatever a store call does, every run ends stored exactly once.</summary>
public sealed class FaultTests
{
    private const int Runs = 200;

    private readonly FakeStore store = new(Runs);
    private readonly Stage stage = new();
    private readonly FastTime time = new();
    private readonly TaskCompletionSource struck = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Theory, CombinatorialFaults("lease", "renew", "requeue")]
    public async Task Call_FailsWhileRunsAreHeld_EveryRunIsStoredOnce(string call, Fault fault)
    {
        await using HeadSilo cluster = await StartAsync(FaultyWriter.First(store, call, 3, fault, struck.SetResult));
        await struck.Task.WaitAsync(TestContext.Current.CancellationToken);
        stage.Open();

        await EndAsync();
    }

    [Theory, CombinatorialFaults("reclaim")]
    public async Task Call_FailsWhenASiloIsFirstHeardOf_EveryRunIsStoredOnce(string call, Fault fault)
    {
        await using HeadSilo cluster = await StartAsync(FaultyWriter.First(store, call, 1, fault, struck.SetResult));
        await struck.Task.WaitAsync(TestContext.Current.CancellationToken);
        stage.Open();

        await EndAsync();
    }

    [Theory, CombinatorialFaults("commit")]
    public async Task Call_FailsWhileResultsArrive_EveryRunIsStoredOnce(string call, Fault fault)
    {
        stage.Open();
        await using HeadSilo cluster = await StartAsync(FaultyWriter.First(store, call, 3, fault, struck.SetResult));

        await EndAsync();
        await struck.Task;
    }

    [Theory, CombinatorialFaults("executing")]
    public async Task Call_FailsBeforeCarefulRunsExecute_EveryRunIsStoredOnce(string call, Fault fault)
    {
        await store.LeaseAsync("killed", new PlanOrder(Runs), DateTime.MaxValue, TestContext.Current.CancellationToken);
        stage.Open();
        await using HeadSilo cluster = await StartAsync(FaultyWriter.First(store, call, 2, fault, struck.SetResult));

        await EndAsync();
        await struck.Task;
    }

    [Theory, CombinatorialFaults("bury")]
    public async Task Call_FailsWhenASiloDies_ItsRunsAreStoredOnceWhenTheirLeasesEnd(string call, Fault fault)
    {
        const int Held = 20;
        FaultyWriter writer = FaultyWriter.First(store, call, 1, fault, struck.SetResult);
        await using HeadSilo cluster = await StartAsync(writer);
        await stage.EnteredAsync();
        store.Add(Held);
        await store.LeaseAsync("dead", new PlanOrder(Runs + Held), time.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<Exception>(() => writer.BuryAsync("dead", TestContext.Current.CancellationToken));
        stage.Open();

        await EndAsync(Runs + Held);
    }

    [Theory, CombinatorialFaults("release")]
    public async Task Call_FailsDuringTheStop_EveryRunIsStoredOnceAfterTheNextStart(string call, Fault fault)
    {
        await using (await StartAsync(FaultyWriter.First(store, call, 1, fault, struck.SetResult)))
            await stage.EnteredAsync();
        await struck.Task;
        stage.Open();

        await using HeadSilo next = await StartAsync(new FaultyWriter(store, _ => Fault.None));
        await EndAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AnyCall_FailsOneTimeInThree_EveryRunIsStoredOnce(int seed)
    {
        stage.Open();
        await using HeadSilo cluster = await StartAsync(FaultyWriter.Storm(store, seed, 0.33));

        await EndAsync();
    }

    private Task<HeadSilo> StartAsync(FaultyWriter writer) => HeadSilo.StartAsync(
        new StoreSeams("faults", writer, store), new() { Slots = 2, Solver = new FakeSolver(stage.Solve), Time = time }, null, TestContext.Current.CancellationToken);

    private async Task EndAsync(int runs = Runs)
    {
        await store.Finished.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(runs, store.Count("succeeded"));
        Assert.All(store.Accepted(), accepted => Assert.Equal(1, accepted));
    }
}
