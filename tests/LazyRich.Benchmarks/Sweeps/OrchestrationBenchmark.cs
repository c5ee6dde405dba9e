using System.Diagnostics;
using System.Globalization;
using LazyRich.Grains.Hosting;
using LazyRich.Reporting.Api;
using LazyRich.Store;
using LazyRich.Store.Reading;
using LazyRich.Studies.Files;

namespace LazyRich.Benchmarks.Sweeps;

/// <summary>
/// <c>orchestration [seeds [workers]]</c>: what a run costs beside its solve. Runs are planned, leased, executed by their grains and committed to a SQLite
/// store, with a solver that does nothing: all in this process, or the grains in so many others of one slot.
/// </summary>
internal static class OrchestrationBenchmark
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        int seeds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1000;
        int workers = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 0;
        DirectoryInfo directory = Directory.CreateTempSubdirectory("lazyrich-benchmark-");
        try
        {
            await using ResultsStore store = await ResultsStore.OpenAsync(Path.Combine(directory.FullName, "store.db"), CancellationToken.None);
            using var desk = new StudyDesk(store.Writer, store.Reader);
            await using HeadApi api = await HeadApi.StartAsync(store.StoreId, store.Reader, desk, new(), CancellationToken.None);
            var options = new ClusterOptions { Solver = new NothingSolver(), Slots = workers > 0 ? 0 : Environment.ProcessorCount };
            options.Peers = workers > 0 ? new() { Token = api.Token } : null;
            await using HeadSilo cluster = await HeadSilo.StartAsync(store, options, api.Address, CancellationToken.None);
            (api.Door, desk.PlanChanged) = (cluster.Door, cluster.PlanChangedAsync);
            using var distant = new DistantWorkers(api, workers);

            // The first sweep compiles, and waits until the workers have joined.
            await MeasureAsync("warm", seeds, seeds + (seeds / 10), store, desk);
            TimeSpan before = Environment.CpuUsage.TotalTime + distant.ProcessorTime;
            (long runs, double planned, double solved) = await MeasureAsync("orchestration", 0, seeds - 1, store, desk);
            double busy = (Environment.CpuUsage.TotalTime + distant.ProcessorTime - before).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{runs} runs in {planned + solved:F2} s: {runs / (planned + solved):F0} a second, {1e6 * (planned + solved) / runs:F1} µs each; planned after {planned:F2} s, solved {solved:F2} s later; {1e6 * busy / runs:F1} µs of processor time each"));
            return 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<(long Runs, double Planned, double Solved)> MeasureAsync(string name, int first, int last, ResultsStore store, StudyDesk desk)
    {
        var clock = Stopwatch.StartNew();
        await desk.SubmitAsync(StudyReader.Read(Study(name, first, last), "orchestration.yaml", ".").Plan!, CancellationToken.None);
        double planned = clock.Elapsed.TotalSeconds;
        StudyStatus status = store.Reader.Study(name)!;
        while (!status.Finished)
        {
            await Task.Delay(20);
            status = store.Reader.Study(name)!;
        }

        return (status.Succeeded, planned, clock.Elapsed.TotalSeconds - planned);
    }

    private static string Study(string name, int first, int last) => string.Create(CultureInfo.InvariantCulture, $$"""
        study: {{name}}
        task: random-regression
        architecture: 5-5-5
        init: {kind: lambda-balanced, scale: 0.3}
        lambda: {symlog: [0.1, 10], points: 101}
        seed: {range: [{{first}}, {{last}}]}
        solver: exact
        time: [0, 1]
        observe: [loss]
        """);
}
