using System.Diagnostics;
using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests;

/// <summary>A process whose standard error is a full pipe that nobody reads.</summary>
public sealed class UnreadMessagesTests
{
    [Fact]
    public async Task Run_NobodyReadsWhatItSays_SolvesAndEnds()
    {
        using var workplace = new Workplace();
        workplace.Write("study.yaml", LongStudy.Seeds("unread", 10));
        string command = Path.Combine(AppContext.BaseDirectory, "lazyrich.dll");

        // dd fills the pipe to the last byte and ends when there is no more room.
        string script = $"mkfifo errors && exec 3<>errors && dd if=/dev/zero of=errors bs=1 oflag=nonblock 2>dd.log; exec dotnet exec '{command}' run study.yaml --no-figures --json 2>&3";
        using Process run = Process.Start(new ProcessStartInfo("sh", ["-c", script]) { WorkingDirectory = workplace.Path, RedirectStandardOutput = true })!;
        Task<string> answer = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        bool ended = run.WaitForExit(TimeSpan.FromMinutes(1));
        if (!ended)
            run.Kill(entireProcessTree: true);

        Assert.Contains("temporarily unavailable", File.ReadAllText(workplace.File("dd.log")), StringComparison.Ordinal);
        Assert.True(ended, "It stands still.");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"succeeded\": 10", await answer, StringComparison.Ordinal);
    }
}
