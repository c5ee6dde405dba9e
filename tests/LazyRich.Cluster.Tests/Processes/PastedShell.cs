using System.Diagnostics;

namespace LazyRich.Cluster.Tests.Processes;

/// <summary>Lines pasted into one shell of a user who has never had a token; what they leave running is told to stop, the last one first.</summary>
internal static class PastedShell
{
    /// <summary>Each of the shell's jobs must end with 0.</summary>
    private const string Ending = """

        for job in $(jobs -p | tac); do kill -TERM "$job"; wait "$job"; done
        """;

    public static async Task<CommandResult> RunAsync(Workplace workplace, string lines, CancellationToken cancellation)
    {
        string program = Path.Combine(Directory.CreateDirectory(workplace.File("bin")).FullName, "lazyrich");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\nexec dotnet exec '{Path.Combine(AppContext.BaseDirectory, "lazyrich.dll")}' \"$@\"\n", cancellation);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        workplace.Write("lines.sh", $"set -e\n{lines}{Ending}\n");
        var start = new ProcessStartInfo("bash", ["lines.sh"]) { WorkingDirectory = workplace.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("LAZYRICH_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);
        start.Environment["PATH"] = $"{Path.GetDirectoryName(program)}:{start.Environment["PATH"]}";
        start.Environment["XDG_CONFIG_HOME"] = workplace.File("settings");
        using Process shell = Process.Start(start)!;
        try
        {
            Task<string> output = shell.StandardOutput.ReadToEndAsync(cancellation), errors = shell.StandardError.ReadToEndAsync(cancellation);
            await shell.WaitForExitAsync(cancellation).WaitAsync(TimeSpan.FromMinutes(5), cancellation);
            return new(shell.ExitCode, await output, await errors);
        }
        finally
        {
            if (!shell.HasExited)
                shell.Kill(entireProcessTree: true);
        }
    }
}
