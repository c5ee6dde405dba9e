using System.Diagnostics;

namespace LazyRich.Cluster.Tests.Processes;

/// <summary>The command as its user starts it: a process of its own, in a directory of its own.</summary>
internal sealed class LazyRichCommand : IDisposable
{
    private const string OddAssembly = "LazyRich.Cluster.Host.dll";

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private LazyRichCommand(Process process, bool isOdd)
    {
        IsOdd = isOdd;
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    public int ProcessId => process.Id;

    /// <summary>Whether it is no program of the user's.</summary>
    public bool IsOdd { get; }

    /// <summary>What heads ask for and workers bring in these tests.</summary>
    public const string Token = "the-token-of-a-cluster-under-test";

    public static LazyRichCommand Start(string directory, params ReadOnlySpan<string> arguments) => Start(directory, [], arguments);

    /// <param name="environment">Beside what every command gets here.</param>
    public static LazyRichCommand Start(string directory, Dictionary<string, string> environment, params ReadOnlySpan<string> arguments) =>
        Start(directory, "lazyrich.dll", environment, arguments);

    /// <summary>A worker with traits that no user's has (see LazyRich.Cluster.Host).</summary>
    public static LazyRichCommand StartOddWorker(string directory, Uri head, params ReadOnlySpan<string> traits) =>
        Start(directory, OddAssembly, [], [head.ToString(), Token, .. traits]);

    private static LazyRichCommand Start(string directory, string assembly, Dictionary<string, string> environment, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Remove("LAZYRICH_STORE");
        start.Environment.Remove("LAZYRICH_HEAD");
        start.Environment.Remove("LAZYRICH_REDIS");
        start.Environment["LAZYRICH_TOKEN"] = Token;

        // Many short lives: what a process learns about its own hot paths is of no use to it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        process.StandardInput.Close();
        return new(process, isOdd: assembly == OddAssembly);
    }

    /// <summary>Runs to the end, which must come within five minutes.</summary>
    public static CommandResult Run(string directory, params ReadOnlySpan<string> arguments)
    {
        using LazyRichCommand command = Start(directory, arguments);
        return command.Finish(TimeSpan.FromMinutes(5)) ?? throw new TimeoutException($"lazyrich {string.Join(' ', arguments)} did not end");
    }

    /// <returns>Null when it still runs after <paramref name="patience"/>.</returns>
    public CommandResult? Finish(TimeSpan patience) =>
        process.WaitForExit(patience) ? new(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult()) : null;

    /// <summary>SIGKILL: nothing in the process has a chance to tidy up.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>What it has said on standard error, of a process that can only be killed.</summary>
    public string KilledErrors()
    {
        Kill();
        return errors.GetAwaiter().GetResult();
    }

    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", [$"-{name}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Whether it was stopped (SIGSTOP) and not woken.</summary>
    public bool Sleeps => File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[^1].StartsWith('T');

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }
}

internal sealed record CommandResult(int ExitCode, string Output, string Errors);
