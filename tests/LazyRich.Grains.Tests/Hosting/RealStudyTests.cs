using LazyRich.Grains.Hosting;
using LazyRich.Grains.Tests.Fakes;
using LazyRich.Store;
using LazyRich.Store.Reading;
using LazyRich.Store.Writing;
using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;

namespace LazyRich.Grains.Tests.Hosting;

/// <summary>The real solver and a real store.</summary>
public sealed class RealStudyTests : IDisposable
{
    /// <summary>Two solvers, two time grids, a matrix from a file, batches that are full and that are not.</summary>
    private const string Study = """
        study: small
        lambda: {symlog: [0.1, 10], points: 5}
        seed: {range: [0, 2]}
        init: {kind: lambda-balanced, scale: 0.3}
        observe: [loss, singular-values]
        cases:
          - {architecture: [5-5-5, 10-5-5], task: {kind: random-regression}, solver: exact, time: {log: [0.01, 10], points: 20}}
          - {architecture: 3-2-2, task: {kind: from-file, sigma: s.csv}, solver: {kind: gradient-descent, learning-rate: 0.01}, lambda: [-1, 0], time: {until: 1, points: 5}}
        """;

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("lazyrich-");

    public RealStudyTests() => File.WriteAllText(Path.Combine(directory.FullName, "s.csv"), "1,0,0\n0,0.5,0\n");

    [Fact]
    public async Task Run_SmallStudyThenAgain_SucceedsAndReusesEverything()
    {
        StudyPlan plan = Plan();
        await using ResultsStore store = await OpenAsync("a.db");
        await store.Writer.SubmitAsync(plan, TestContext.Current.CancellationToken);
        await RunAsync(store, slots: 2);

        StudyStatus status = store.Reader.Study("small")!;
        Assert.Equal((36L, 36L, 0L), (status.Runs, status.Succeeded, status.Failed));
        Submission again = await store.Writer.SubmitAsync(Plan(), TestContext.Current.CancellationToken);
        Assert.Equal((36L, 36L, 0L), (again.Runs, again.Reused, again.Added));
    }

    [Fact]
    public async Task Run_OneSlotOrTwo_StoresTheSameBits()
    {
        await using ResultsStore one = await OpenAsync("one.db");
        await using ResultsStore two = await OpenAsync("two.db");
        await one.Writer.SubmitAsync(Plan(), TestContext.Current.CancellationToken);
        await two.Writer.SubmitAsync(Plan(), TestContext.Current.CancellationToken);
        await RunAsync(one, slots: 1);
        await RunAsync(two, slots: 2);

        Assert.Equal(Bits(one), Bits(two));
    }

    public void Dispose() => directory.Delete(recursive: true);

    private StudyPlan Plan()
    {
        StudyReading reading = StudyReader.Read(Study, "small.yaml", directory.FullName);
        Assert.Empty(reading.Faults);
        return reading.Plan!;
    }

    private Task<ResultsStore> OpenAsync(string name) => ResultsStore.OpenAsync(Path.Combine(directory.FullName, name), TestContext.Current.CancellationToken);

    private static async Task RunAsync(ResultsStore store, int slots)
    {
        var writer = new SignallingWriter(store.Writer, () => store.Reader.Study("small")!.Finished, "commit");
        await using HeadSilo cluster =
            await HeadSilo.StartAsync(new StoreSeams(store.StoreId, writer, store.Reader), new() { Slots = slots }, null, TestContext.Current.CancellationToken);
        await writer.ReachedAsync();
    }

    private static IEnumerable<string> Bits(ResultsStore store) =>
        from run in store.Reader.Trajectories("small", null)
        from series in run.Series
        orderby run.Key, series.Observable
        select $"{run.Key} {series.Observable} {string.Join(' ', run.Times.Concat(series.Values).Select(BitConverter.DoubleToInt64Bits))}";
}
