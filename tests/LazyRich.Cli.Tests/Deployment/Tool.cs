using System.Diagnostics;

namespace LazyRich.Cli.Tests.Deployment;

/// <summary>A program of this machine that looks over what we deploy.</summary>
internal static class Tool
{
    /// <summary>Skips the test where there is no such program, unless the environment says that there must be.</summary>
    /// <param name="package">Debian's, that has it.</param>
    /// <returns>What it printed and what it had to say against it.</returns>
    public static (string Output, string Errors) RunOrSkip(string program, string package, params string[] arguments)
    {
        bool there = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
        if (!there && Environment.GetEnvironmentVariable("LAZYRICH_TEST_SERVICES") != "required")
            Assert.Skip($"There is no {program} here: apt-get install {package}.");
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, errors.Result);
    }
}
