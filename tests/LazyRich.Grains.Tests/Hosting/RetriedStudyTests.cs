using System.Collections.Concurrent;
using LazyRich.Grains.Hosting;
using LazyRich.Grains.Pool;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store;
using LazyRich.Studies.Files;

namespace LazyRich.Grains.Tests.Hosting;

/// <summary><c>retry: 2</c> of a study file, with the real store and a solver that throws as often as a run's seed says.</summary>
public sealed class RetriedStudyTests : IDisposable
{
    /// <summary>Seeds 0 to 3: the solver throws so often. From 10: the machine fails it so often, less 10.</summary>
    private const string Study = """
        study: retried
        task: random-regression
        architecture: 2-2-2
        lambda: 1
        seed: [0, 1, 2, 3, 14, 19]
        time: [0, 1]
        observe: [loss]
        retry: 2
        """;

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("lazyrich-retried-");
    private readonly ConcurrentDictionary<long, int> thrown = [];
    private readonly FastTime time = new();

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task Run_RetryTwice_TriesErrorsTwiceAgainAndTheMachinesFaultsFiveTimes()
    {
        await using ResultsStore store = await ResultsStore.OpenAsync(
            Path.Combine(directory.FullName, "store.db"), new ResultsStoreOptions { Clock = time }, TestContext.Current.CancellationToken);
        await store.Writer.SubmitAsync(StudyReader.Read(Study, "retried.yaml", directory.FullName).Plan!, TestContext.Current.CancellationToken);
        var finished = new SignallingWriter(store.Writer, () => store.Reader.Study("retried")!.Finished, "commit");
        await using HeadSilo cluster = await HeadSilo.StartAsync(
            new StoreSeams(store.StoreId, finished, store.Reader),
            new() { Slots = 2, Around = solver => new InterposedSolver(solver, Throw), Time = time },
            null,
            TestContext.Current.CancellationToken);
        await finished.ReachedAsync();

        (long, string, int, string?)[] runs =
        [
            .. from row in store.Reader.Query(new("retried", "seed >= 0", ["run", "seed"], [], 0)).Rows
               let run = store.Reader.Find((string)row[0]!, 1)[0]
               orderby (long)row[1]!
               select ((long)row[1]!, run.State, run.Attempts.Count, run.Cause),
        ];
        Assert.Equal(
            [
                (0, "succeeded", 1, null),
                (1, "succeeded", 2, null),
                (2, "succeeded", 3, null),
                (3, "failed", 3, "error"),
                (14, "succeeded", 5, null),
                (19, "failed", 6, "infrastructure"),
            ],
            runs);
    }

    private void Throw(PreparedRun run, CancellationToken cancellation)
    {
        long seed = run.Definition.Seed;
        int before = thrown.AddOrUpdate(seed, 1, (_, times) => times + 1) - 1;
        if (before < seed % 10)
            throw seed < 10 ? new InvalidOperationException("The solver's fault.") : new IOException("The disk's fault.");
    }
}
