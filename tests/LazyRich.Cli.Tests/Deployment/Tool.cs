using System.Diagnostics;

namespace LazyRich.Cli.Tests.Deployment;

/// <summary>A program of this machine that looks over what we deploy.</summary>
internal static class Tool
{
    /// <summary>Skips the test where there is no such program, unless Debian has it and the environment says that it must be there.</summary>
    /// <param name="source">Where to get it.</param>
    /// <returns>What it printed and what it had to say against it.</returns>
    public static (string Output, string Errors) RunOrSkip(string program, string source, params string[] arguments)
    {
        bool there = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
        bool debian = source.StartsWith("apt-get", StringComparison.Ordinal);
        if (!there && !(debian && Environment.GetEnvironmentVariable("LAZYRICH_TEST_SERVICES") == "required"))
            Assert.Skip($"There is no {program} here: {source}.");
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, errors.Result);
    }
}
