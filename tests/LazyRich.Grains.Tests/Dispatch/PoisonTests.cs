using LazyRich.Grains.Dispatch;
using LazyRich.Grains.Pool;
using LazyRich.Store;
using LazyRich.Store.Checking;
using LazyRich.Store.Encoding;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;
using LazyRich.Studies.Files;

namespace LazyRich.Grains.Tests.Dispatch;

/// <summary>A run that kills its silo, among innocent ones, with the real store and desk and silos that do what silos do.</summary>
public sealed class PoisonTests : IDisposable
{
    private const string Study = """
        study: poisoned
        task: random-regression
        architecture: 2-2-2
        lambda: {linspace: [1, 40], points: 40}
        time: [0, 1]
        observe: [loss]
        """;

    private const int Lanes = 4;

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("lazyrich-poison-");

    public void Dispose() => directory.Delete(recursive: true);

    [Theory]
    [InlineData(0, 5)]
    [InlineData(17, 5)]
    [InlineData(39, 5)]
    public async Task Lease_RunThatKillsItsSilo_IsQuarantinedAndEveryOtherRunSucceeds(int poison, int mostDeaths)
    {
        await using ResultsStore store = await ResultsStore.OpenAsync(Path.Combine(directory.FullName, "store.db"), TestContext.Current.CancellationToken);
        await store.Writer.SubmitAsync(StudyReader.Read(Study, "poisoned.yaml", directory.FullName).Plan!, TestContext.Current.CancellationToken);
        string poisonKey = (string)store.Reader.Query(new("poisoned", $"lambda = {poison + 1}", ["run"], [], 1)).Rows[0][0]!;
        var desk = new LeaseDesk(store.Writer, new(), TimeSpan.FromSeconds(30), TimeProvider.System);
        int deaths = 0;
        while (!store.Reader.Study("poisoned")!.Finished)
        {
            // Whatever started the silo starts it again.
            string silo = $"silo-{deaths}";
            if (await SurvivesAsync(desk, store.Writer, silo, poisonKey))
                continue;
            await desk.BuryAsync(silo);
            deaths++;
        }

        StudyStatus status = store.Reader.Study("poisoned")!;
        RunDetail run = store.Reader.Find(poisonKey, 1)[0];
        Assert.Equal((39, 1), (status.Succeeded, status.Failed));
        Assert.Equal(("failed", "quarantined"), (run.State, run.Cause));
        Assert.InRange(deaths, 3, mostDeaths);
        Assert.Empty(StoreCheck.Examine(store.Path, TestContext.Current.CancellationToken).Problems);
    }

    /// <summary>Pulls once and executes in batches, announcing what is careful; the poison ends it in the middle of its batch.</summary>
    private static async Task<bool> SurvivesAsync(LeaseDesk desk, IStoreWriter writer, string silo, string poison)
    {
        LeaseReply reply = await desk.PullAsync(silo, new PoolLoad(2, Lanes, 0, 0, 0, null));
        foreach (LeasedRun[] batch in reply.Runs.Chunk(Lanes))
        {
            if (batch.Any(run => run.IsCareful))
                await desk.ExecutingAsync(silo, [.. batch.Select(run => new AttemptId(run.Key, run.Attempt))]);
            if (batch.Any(run => run.Key.ToString() == poison))
                return false;
            await CommitAsync(desk, writer, batch);
        }

        return true;
    }

    private static async Task CommitAsync(LeaseDesk desk, IStoreWriter writer, LeasedRun[] batch)
    {
        EncodedResult result = ResultEncoder.Encode(new([0, 1], [new("loss", [], [1, 0.5])], new()));
        CompletedRun[] completed = [.. batch.Select(run => new CompletedRun(run.Key, run.Attempt, result, null, 1e-3))];
        await writer.CommitAsync(completed, CancellationToken.None);
        desk.Finished(completed);
    }
}
