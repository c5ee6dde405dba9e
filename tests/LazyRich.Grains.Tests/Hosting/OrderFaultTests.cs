using LazyRich.Grains.Hosting;
using LazyRich.Grains.Pool;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store;
using LazyRich.Store.Checking;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;
using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;

namespace LazyRich.Grains.Tests.Hosting;

/// <summary>
/// Orders to a study that is under way, on a real store whose call fails before, fails after, or is executed and then reports a timeout. Whoever gave the
/// order gives it again, and it is as if nothing had failed.
/// </summary>
public sealed class OrderFaultTests : IDisposable
{
    private const int Runs = 40;

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("lazyrich-orders-");
    private readonly Stage stage = new();

    public void Dispose() => directory.Delete(recursive: true);

    [Theory, CombinatorialFaults("pause", "stop", "cancel")]
    public async Task Order_ThatEndsRunsFailsAndIsGivenAgain_IsCarriedOutAndNothingIsLost(string order, Fault fault)
    {
        await using ResultsStore store = await OpenAsync();
        await store.Writer.SubmitAsync(Plan(Runs), TestContext.Current.CancellationToken);
        var rested = new SignallingWriter(store.Writer, () => Status(store).Leased == 0, order, "commit", "release", "renew");
        await using (HeadSilo cluster = await StartAsync(store, rested, stage.Pass))
        {
            await stage.EnteredAsync();
            await FailAndRepeatAsync(rested, order, fault, writer => GiveAsync(writer, cluster, order));
            stage.Open();
            await rested.ReachedAsync();
        }

        StudyStatus ended = Status(store);
        Assert.Equal(order switch { "pause" => "paused", "stop" => "stopped", _ => "cancelled" }, ended.State);
        Assert.Equal((Runs, 0), (ended.Succeeded + ended.Planned + ended.Cancelled, ended.Leased));
        Assert.True(order == "pause" ? ended.Cancelled == 0 : ended.Planned == 0);
        Assert.InRange(ended.Succeeded, order == "cancel" ? 0 : 1, Runs - 1);
        AssertSound(store);

        // Whatever was given up can be had all the same.
        await store.Writer.SubmitAsync(Plan(Runs), TestContext.Current.CancellationToken);
        await store.Writer.ResumeAsync("ordered", TestContext.Current.CancellationToken);
        await FinishAsync(store);
    }

    [Theory, CombinatorialFaults("submit", "resume", "retry")]
    public async Task Order_ThatBringsRunsFailsAndIsGivenAgain_EveryRunIsStoredOnce(string order, Fault fault)
    {
        await using ResultsStore store = await OpenAsync();
        await store.Writer.SubmitAsync(Plan(Runs / 2), TestContext.Current.CancellationToken);
        if (order == "resume")
            await store.Writer.PauseAsync("ordered", TestContext.Current.CancellationToken);
        if (order == "retry")
            await FailAllAsync(store);
        int runs = order == "submit" ? Runs : Runs / 2;
        var finished = new SignallingWriter(store.Writer, () => Status(store).Succeeded == runs, "commit");
        await using (HeadSilo cluster = await StartAsync(store, finished, (_, _) => { }))
        {
            await FailAndRepeatAsync(finished, order, fault, writer => GiveAsync(writer, cluster, order));
            await finished.ReachedAsync();
        }

        AssertSound(store);
    }

    /// <summary>As StudyDesk gives it.</summary>
    private async Task GiveAsync(IStoreWriter writer, HeadSilo cluster, string order)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        StudyChange? change = null;
        switch (order)
        {
            case "submit": await writer.SubmitAsync(Plan(Runs), cancellation); break;
            case "retry": await writer.RetryFailedAsync("ordered", cancellation); break;
            case "pause": change = await writer.PauseAsync("ordered", cancellation); break;
            case "resume": change = await writer.ResumeAsync("ordered", cancellation); break;
            case "stop": change = await writer.StopAsync("ordered", cancellation); break;
            default: change = await writer.CancelAsync("ordered", cancellation); break;
        }

        if (change is { Ended: { Count: > 0 } ended })
            await cluster.EndAsync(ended);
        await cluster.PlanChangedAsync();
    }

    private static async Task FailAndRepeatAsync(IStoreWriter writer, string order, Fault fault, Func<IStoreWriter, Task> give)
    {
        FaultyWriter faulty = FaultyWriter.First(writer, order, 1, fault, () => { });
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => give(faulty));
        Assert.True(failure is IOException or TimeoutException, failure.ToString());
        await give(faulty);
    }

    private static async Task FailAllAsync(ResultsStore store)
    {
        var failed = new SignallingWriter(store.Writer, () => Status(store).Failed == Runs / 2, "commit");
        await using HeadSilo cluster = await StartAsync(store, failed, (_, _) => throw new InvalidOperationException("As ordered."));
        await failed.ReachedAsync();
    }

    private static async Task FinishAsync(ResultsStore store)
    {
        var finished = new SignallingWriter(store.Writer, () => Status(store).Succeeded == Runs, "commit");
        if (Status(store).Succeeded < Runs)
        {
            await using HeadSilo cluster = await StartAsync(store, finished, (_, _) => { });
            await finished.ReachedAsync();
        }

        AssertSound(store);
    }

    private Task<ResultsStore> OpenAsync() => ResultsStore.OpenAsync(Path.Combine(directory.FullName, "store.db"), TestContext.Current.CancellationToken);

    private static Task<HeadSilo> StartAsync(ResultsStore store, IStoreWriter writer, Action<PreparedRun, CancellationToken> before) => HeadSilo.StartAsync(
        new StoreSeams(store.StoreId, writer, store.Reader),
        new() { Slots = 2, Around = solver => new InterposedSolver(solver, before), Time = new FastTime() },
        null,
        TestContext.Current.CancellationToken);

    private StudyPlan Plan(int runs) => StudyReader.Read($$"""
        study: ordered
        task: random-regression
        architecture: 2-2-2
        lambda: {linspace: [1, {{runs}}], points: {{runs}}}
        time: [0, 1]
        observe: [loss]
        """, "ordered.yaml", directory.FullName).Plan!;

    private static StudyStatus Status(ResultsStore store) => store.Reader.Study("ordered")!;

    /// <summary>The file is, and no run was accepted twice.</summary>
    private static void AssertSound(ResultsStore store)
    {
        Assert.Empty(StoreCheck.Examine(store.Path, TestContext.Current.CancellationToken).Problems);
        foreach (object?[] row in store.Reader.Query(new("ordered", "state = 'succeeded'", ["run"], [], 0)).Rows)
            Assert.Single(store.Reader.Find((string)row[0]!, 1)[0].Attempts, attempt => attempt.Outcome == "succeeded");
    }
}
