using System.Diagnostics;
using System.Security.Cryptography;
using LazyRich.Cluster.Tests.Containers;
using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests.Slurm;

/// <summary>Debian's munged, slurmctld and a slurmd a node, with a configuration, keys and logs of their own; gone with their jobs afterwards.</summary>
internal sealed class SlurmCluster : IDisposable
{
    private static readonly string[] Daemons = ["munged", "slurmctld", "slurmd"];

    private readonly Workplace workplace = new();
    private readonly List<Process> daemons = [];
    private readonly Dictionary<string, string> environment;

    private SlurmCluster(bool warned)
    {
        environment = new() { ["SLURM_CONF"] = workplace.Write("slurm.conf", SlurmConf.Text(workplace.Path, warned)) };
        Directory.CreateDirectory(workplace.File("state"));
        string key = workplace.File("munge.key");
        File.WriteAllBytes(key, RandomNumberGenerator.GetBytes(128));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(key, UnixFileMode.UserRead);
    }

    /// <summary>Skips the test where there is no Slurm, unless the environment says that there must be one.</summary>
    /// <param name="warned">As in <see cref="SlurmConf.Text"/>.</param>
    public static async Task<SlurmCluster> StartOrSkipAsync(bool warned)
    {
        Requirement.Programs("slurmctld slurmd slurm-client munge", Daemons);
        var cluster = new SlurmCluster(warned);
        try
        {
            await cluster.StartAsync();
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <returns>The job's number.</returns>
    public string Submit(string directory, Dictionary<string, string> more, params ReadOnlySpan<string> arguments) =>
        Run(directory, more, "sbatch", ["--parsable", .. arguments]).Trim();

    /// <summary>As <c>scontrol</c> shows it: JobState, Restarts, NodeList …</summary>
    public Dictionary<string, string> Job(string number) => Run(workplace.Path, [], "scontrol", ["--oneliner", "show", "job", number])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(field => field.Split('=', 2))
        .Where(field => field.Length == 2)
        .DistinctBy(field => field[0])
        .ToDictionary(field => field[0], field => field[1]);

    public string Log => File.ReadAllText(workplace.File("slurmctld.log"));

    public void Dispose()
    {
        if (daemons.Count > 1)
        {
            // What slurmd started would outlive it.
            TryRun("scancel", ["--signal=KILL", "--full", $"--user={Environment.UserName}"]);
            TryRun("scancel", [$"--user={Environment.UserName}"]);
            var patience = Stopwatch.StartNew();
            while (TryRun("squeue", ["--noheader"]) is { ExitCode: 0, Output.Length: > 0 } && patience.Elapsed < TimeSpan.FromSeconds(30))
                Thread.Sleep(100);
        }

        foreach (Process daemon in Enumerable.Reverse(daemons))
        {
            daemon.Kill(entireProcessTree: true);
            daemon.WaitForExit();
            daemon.Dispose();
        }

        workplace.Dispose();
    }

    private async Task StartAsync()
    {
        // --force: a temporary directory is nobody else's, which munged takes for a mistake.
        Start("munged", "--foreground", "--force", Munge("key-file", "key"), Munge("socket", "socket"), Munge("pid-file", "pid"), Munge("seed-file", "seed"));
        await UntilAsync("munged listens", () => File.Exists(workplace.File("munge.socket")));
        Start("slurmctld", "-D");
        foreach (string node in SlurmConf.Nodes)
            Start("slurmd", "-D", "-N", node);
        await UntilAsync(
            "all nodes are idle",
            () => TryRun("sinfo", ["--noheader", "--Node", $"--partition={SlurmConf.Low}", "--format=%T"]) is { ExitCode: 0, Output: var states }
                && states.Split('\n', StringSplitOptions.RemoveEmptyEntries) is { Length: 3 } nodes && nodes.All(state => state == "idle"));
    }

    private async Task UntilAsync(string what, Func<bool> holds)
    {
        var patience = Stopwatch.StartNew();
        while (!holds())
        {
            if (daemons.Find(daemon => daemon.HasExited) is { } ended)
                Assert.Fail($"{ended.StartInfo.FileName} ended with {ended.ExitCode}.");
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(1), $"It did not come about that {what}.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private string Munge(string option, string file) => $"--{option}={workplace.File($"munge.{file}")}";

    private void Start(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(Requirement.PathOf(command)!, arguments)
        {
            WorkingDirectory = workplace.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SLURM_CONF"] = environment.GetValueOrDefault("SLURM_CONF") },
        };
        Process daemon = Process.Start(start)!;
        daemons.Add(daemon);

        // They log to files, too; a pipe that nobody reads would stop them.
        daemon.BeginOutputReadLine();
        daemon.BeginErrorReadLine();
    }

    private (int ExitCode, string Output)? TryRun(string command, string[] arguments) => Shell.TryRun(workplace.Path, environment, command, arguments);

    private string Run(string directory, Dictionary<string, string> more, string command, string[] arguments)
    {
        (int exitCode, string output) = Shell.TryRun(directory, new([.. environment, .. more]), command, arguments)
            ?? throw new InvalidOperationException($"There is no {command}.");
        Assert.True(exitCode == 0, $"{command} {string.Join(' ', arguments)} ended with {exitCode}: {output}");
        return output;
    }
}
