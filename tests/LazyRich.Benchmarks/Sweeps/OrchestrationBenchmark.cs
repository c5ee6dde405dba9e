using System.Diagnostics;
using System.Globalization;
using LazyRich.Grains.Hosting;
using LazyRich.Store;
using LazyRich.Store.Reading;
using LazyRich.Studies.Files;

namespace LazyRich.Benchmarks.Sweeps;

/// <summary>
/// <c>orchestration [seeds]</c>: what a run costs beside its solve. Runs are planned, leased, executed by their grains and committed to a SQLite store
/// in this process, with a solver that does nothing.
/// </summary>
internal static class OrchestrationBenchmark
{
    private const string Study = """
        study: orchestration
        task: {kind: random-regression}
        architecture: 5-5-5
        init: {kind: lambda-balanced, scale: 0.3}
        lambda: {symlog: [0.1, 10], points: 101}
        seed: {range: [0, SEEDS]}
        solver: exact
        time: [0, 1]
        observe: [loss]
        """;

    public static async Task<int> RunAsync(string[] arguments)
    {
        int seeds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1000;

        // The first sweep compiles.
        await MeasureAsync(seeds / 10);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        (long runs, double planned, double solved) = await MeasureAsync(seeds);
        double busy = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{runs} runs in {planned + solved:F2} s: {runs / (planned + solved):F0} a second, {1e6 * (planned + solved) / runs:F1} µs each; planned alone in {planned:F2} s, the rest in {solved:F2} s; {1e6 * busy / runs:F1} µs of processor time each"));
        return 0;
    }

    private static async Task<(long Runs, double Planned, double Solved)> MeasureAsync(int seeds)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("lazyrich-benchmark-");
        try
        {
            string text = Study.Replace("SEEDS", (seeds - 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            await using ResultsStore store = await ResultsStore.OpenAsync(Path.Combine(directory.FullName, "store.db"), CancellationToken.None);
            var clock = Stopwatch.StartNew();
            await store.Writer.SubmitAsync(StudyReader.Read(text, "orchestration.yaml", directory.FullName).Plan!, CancellationToken.None);
            double planned = clock.Elapsed.TotalSeconds;
            var options = new ClusterOptions { Solver = new NothingSolver() };
            await using HeadSilo cluster = await HeadSilo.StartAsync(store, options, null, CancellationToken.None);
            clock.Restart();
            StudyStatus status = store.Reader.Study("orchestration")!;
            while (!status.Finished)
            {
                await Task.Delay(20);
                status = store.Reader.Study("orchestration")!;
            }

            return (status.Succeeded, planned, clock.Elapsed.TotalSeconds);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
