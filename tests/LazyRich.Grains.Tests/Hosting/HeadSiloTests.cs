using System.Net.Sockets;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store;
using LazyRich.Store.Writing;
using LazyRich.Store.Writing.Ordering;

namespace LazyRich.Grains.Tests.Hosting;

public sealed class HeadSiloTests
{
    private readonly Stage stage = new();

    [Fact]
    public async Task Start_TwoThousandPlannedRuns_StoresEachOnce()
    {
        var store = new FakeStore(2000);
        var solver = new FakeSolver();
        await using HeadSilo cluster = await StartAsync(store, solver);

        await store.Finished.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2000, store.Count("succeeded"));
        Assert.All(store.Accepted(), accepted => Assert.Equal(1, accepted));
        Assert.All(store.Attempts(), attempt => Assert.Equal(1, attempt));
        Assert.Equal(2000, solver.Batches.Sum(batch => batch.Length));
        Assert.All(solver.Threads.Keys, thread => Assert.StartsWith("lazyrich-solver-", thread));
    }

    [Fact]
    public async Task Start_RunsLeasedByAProcessThatWasKilled_AreSolvedInANewAttempt()
    {
        var store = new FakeStore(20);
        await store.LeaseAsync("killed", new PlanOrder(5), DateTime.MaxValue, TestContext.Current.CancellationToken);
        await using HeadSilo cluster = await StartAsync(store, new FakeSolver());

        await store.Finished.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal([.. Enumerable.Repeat(2, 5), .. Enumerable.Repeat(1, 15)], store.Attempts());
        Assert.All(store.Accepted(), accepted => Assert.Equal(1, accepted));
    }

    [Fact]
    public async Task Stop_RunsWaitingAndExecuting_HandsEachBack()
    {
        var store = new FakeStore(100);
        await using HeadSilo cluster = await StartAsync(store, new FakeSolver(stage.Solve));
        await stage.EnteredAsync();
        await stage.EnteredAsync();

        await cluster.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal((100, 0), (store.Count("planned"), store.Count("leased")));
    }

    [Fact]
    public async Task Stop_ResultsOnTheirWay_DeliversThem()
    {
        var store = new FakeStore(8);
        var gated = new GatedWriter(store, "commit");
        await using HeadSilo cluster = await StartAsync(gated, store, new FakeSolver());
        await gated.CalledAsync();

        Task stopping = cluster.StopAsync(TestContext.Current.CancellationToken);
        gated.Open();
        await stopping;

        Assert.Equal((0, 0, 8), (store.Count("planned"), store.Count("leased"), store.Count("succeeded")));
    }

    [Fact]
    public async Task Stop_StoreThatNeverAnswers_EndsWhenItsPatienceDoes()
    {
        var store = new FakeStore(8);
        var gated = new GatedWriter(store, "commit");
        HeadSilo cluster = await StartAsync(gated, store, new FakeSolver());
        await gated.CalledAsync();
        using var impatient = new CancellationTokenSource();
        await impatient.CancelAsync();

        await cluster.StopAsync(impatient.Token);

        gated.Open();
        await cluster.DisposeAsync();
    }

    [Fact]
    public async Task Start_AfterAStopInTheMiddle_FinishesTheRest()
    {
        var store = new FakeStore(100);
        var half = new FakeSolver((runs, cancellation) => runs[0] < 50 ? [.. runs.Select(run => (LazyRich.Dynamics.Results.RunOutcome)FakeSolver.Result(run))] : stage.Solve(runs, cancellation));
        await using (await StartAsync(store, half))
            await stage.EnteredAsync();
        int before = store.Count("succeeded");

        await using HeadSilo cluster = await StartAsync(store, new FakeSolver());
        await store.Finished.WaitAsync(TestContext.Current.CancellationToken);

        Assert.InRange(before, 0, 99);
        Assert.All(store.Accepted(), accepted => Assert.Equal(1, accepted));
    }

    [Fact]
    public async Task PlanChanged_RunsAddedWhileIdle_AreSolved()
    {
        var store = new FakeStore(8);
        await using HeadSilo cluster = await StartAsync(store, new FakeSolver());
        await store.Finished.WaitAsync(TestContext.Current.CancellationToken);

        store.Add(5);
        await cluster.PlanChangedAsync();
        await store.Finished.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(13, store.Count("succeeded"));
    }

    [Fact]
    public async Task Renew_LeaseThatTheStoreGaveAway_CancelsItsRun()
    {
        var store = new FakeStore(1);
        var cancelled = new TaskCompletionSource();
        var solver = new FakeSolver((runs, cancellation) =>
        {
            using (cancellation.Register(() => cancelled.TrySetResult()))
                return stage.Solve(runs, cancellation);
        });
        await using HeadSilo cluster = await StartAsync(store, solver, new FastTime());
        await stage.EnteredAsync();
        await store.RequeueAsync(null, TestContext.Current.CancellationToken);

        await cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Solve_Throws_StoresAFailureWithItsMessage()
    {
        var store = new FakeStore(1);
        await using HeadSilo cluster = await StartAsync(store, new FakeSolver((_, _) => throw new InvalidOperationException("No S.")));

        await store.Finished.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("InvalidOperationException: No S.", store.FailureOf(0));
    }

    [Fact]
    public async Task Prepare_DefinitionThatNobodyCanRead_StoresAFailureThatSaysSo()
    {
        var store = new FakeStore(1);
        await using HeadSilo cluster = await StartAsync(store, new FakeSolver { PrepareFault = new FormatException("No 'task'.") });

        await store.Finished.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("The run cannot be prepared: No 'task'.", store.FailureOf(0));
    }

    [Fact]
    public async Task Prepare_HeadIsAwayForAWhile_HandsBackAndSolvesLater()
    {
        var store = new FakeStore(3);
        var solver = new FakeSolver { PrepareFault = new TimeoutException() };
        await using HeadSilo cluster = await StartAsync(store, solver, new FastTime());
        await store.ReleasedAsync();

        solver.PrepareFault = null;
        await store.Finished.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, store.Count("succeeded"));
    }

    [Fact]
    public async Task StoreRefused_DiskFull_CompletesWithTheStoresWords()
    {
        var store = new FakeStore(1);
        var full = new RefusingWriter(store, "commit", new StoreException("The disk is full."));
        await using HeadSilo cluster = await StartAsync(full, store, new FakeSolver(), new FastTime());

        StoreException refusal = await cluster.StoreRefused.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("The disk is full.", refusal.Message);
        full.Relent();
        await store.Finished.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Start_StoreThatCannotBeOpened_ThrowsItsWords()
    {
        var store = new FakeStore(1);
        var full = new RefusingWriter(store, "reopen", new StoreException("The disk is full."));

        StoreException refusal = await Assert.ThrowsAsync<StoreException>(() => StartAsync(full, store, new FakeSolver()));

        Assert.Equal("The disk is full.", refusal.Message);
    }

    [Fact]
    public async Task Connect_StrangerOnTheSilosPort_IsTurnedAwayUnread()
    {
        var store = new FakeStore(1);
        await using HeadSilo cluster = await StartAsync(store, new FakeSolver());
        await store.Finished.WaitAsync(TestContext.Current.CancellationToken);
        int port = int.Parse(store.Silos[0].Split(':')[1].Split('@')[0], System.Globalization.CultureInfo.InvariantCulture);

        int read = 0;
        try
        {
            using var stranger = new TcpClient();
            await stranger.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
            read = await stranger.GetStream().ReadAsync(new byte[1], TestContext.Current.CancellationToken);
        }
        catch (Exception reset) when (reset is IOException or SocketException)
        {
            // Turned away even before it could ask.
        }

        Assert.Equal(0, read);
    }

    private static Task<HeadSilo> StartAsync(FakeStore store, FakeSolver solver, TimeProvider? time = null) => StartAsync(store, store, solver, time);

    private static Task<HeadSilo> StartAsync(IStoreWriter writer, FakeStore store, FakeSolver solver, TimeProvider? time = null) =>
        HeadSilo.StartAsync(
            new StoreSeams("test", writer, store), new() { Solver = solver, Slots = 2, Time = time ?? TimeProvider.System }, null, TestContext.Current.CancellationToken);
}
