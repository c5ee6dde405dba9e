using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LazyRich.Benchmarks.Sweeps;

/// <summary>
/// <c>sweep [exact|descent|startup] [repeats]</c>: times whole processes, store and all, and prints the median. The clock runs from the start of
/// the process to its end, so start-up, planning and the last commit are in it.
/// </summary>
internal static class SweepBenchmark
{
    public static int Run(string[] arguments)
    {
        int repeats = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 5;
        foreach (SweepStudy study in SweepStudy.All.Where(study => arguments.Length == 0 || study.Name == arguments[0]))
        {
            Sample[] samples = [.. Enumerable.Range(0, repeats).Select(_ => Measure(study)).OrderBy(sample => sample.Seconds)];
            Sample median = samples[samples.Length / 2];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{study.Name,-8} {study.What}: {median.Runs} runs in {median.Seconds:F2} s (median of {repeats}; {samples[0].Seconds:F2} to {samples[^1].Seconds:F2}), {median.Runs / median.Seconds:F0} runs/s over the whole process, a store of {median.Megabytes:F0} MB"));
        }
        return 0;
    }

    private static Sample Measure(SweepStudy study)
    {
        string directory = Directory.CreateTempSubdirectory("lazyrich-benchmark-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(directory, "benchmark.yaml"), study.Text(study.Scale));
            var start = new ProcessStartInfo("dotnet") { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (string argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "lazyrich.dll"), "run", "benchmark.yaml", "--no-figures", "--json"])
                start.ArgumentList.Add(argument);
            var clock = Stopwatch.StartNew();
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            double seconds = clock.Elapsed.TotalSeconds;
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"lazyrich ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
            long runs = JsonDocument.Parse(output).RootElement.GetProperty("succeeded").GetInt64();
            return new(runs, seconds, new FileInfo(Path.Combine(directory, "lazyrich.db")).Length / 1e6);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private sealed record Sample(long Runs, double Seconds, double Megabytes);
}
