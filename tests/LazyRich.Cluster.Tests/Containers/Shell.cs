using System.Diagnostics;

namespace LazyRich.Cluster.Tests.Containers;

/// <summary>Commands of the machine, run to their end.</summary>
internal static class Shell
{
    /// <returns>Null when there is no such command.</returns>
    public static (int ExitCode, string Output)? TryRun(string directory, Dictionary<string, string> environment, string command, params ReadOnlySpan<string> arguments)
    {
        bool there = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, command)));
        if (!there)
            return null;
        var start = new ProcessStartInfo(command, [.. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + errors.GetAwaiter().GetResult());
    }
}
