using System.Text.Json;
using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests;

/// <summary>Signals and second commands on one store, with real processes.</summary>
public sealed class InterruptedSweepTests
{
    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void Run_Signalled_SaysHowToGoOnAndResumes(string signal, int exitCode)
    {
        using var workplace = new Workplace();
        workplace.Write("mixed.yaml", LongStudy.Mixed(seeds: 200));
        using LazyRichCommand command = LazyRichCommand.Start(workplace.Path, "run", "mixed.yaml", "--no-figures");
        SomeRunsStored(workplace, command);
        command.Signal(signal);
        CommandResult stopped = command.Finish(TimeSpan.FromMinutes(1)) ?? throw new TimeoutException("It did not stop.");

        Assert.Equal(exitCode, stopped.ExitCode);
        Assert.Contains("lazyrich resume mixed", stopped.Errors, StringComparison.Ordinal);
        JsonElement status = Status(workplace);
        Assert.True(status.GetProperty("planned").GetInt64() > 0);
        Assert.Equal(0, status.GetProperty("leased").GetInt64());

        CommandResult resumed = LazyRichCommand.Run(workplace.Path, "resume", "mixed", "--no-figures", "--json");
        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        Assert.Equal(status.GetProperty("runs").GetInt64(), Status(workplace).GetProperty("succeeded").GetInt64());
    }

    [Fact]
    public void Run_OnAStoreThatAnotherRunHolds_SubmitsToItAndFollows()
    {
        using var workplace = new Workplace();
        workplace.Write("mixed.yaml", LongStudy.Mixed(seeds: 200));
        workplace.Write("small.yaml", LongStudy.Mixed(seeds: 2).Replace("study: mixed", "study: small", StringComparison.Ordinal));
        using LazyRichCommand first = LazyRichCommand.Start(workplace.Path, "run", "mixed.yaml", "--no-figures", "--json");
        SomeRunsStored(workplace, first);

        CommandResult second = LazyRichCommand.Run(workplace.Path, "run", "small.yaml", "--no-figures", "--json");
        Assert.True(second.ExitCode == 0, second.Errors);
        JsonElement summary = JsonDocument.Parse(second.Output).RootElement;
        Assert.Equal(84, summary.GetProperty("runs").GetInt64());
        Assert.Equal(84, summary.GetProperty("succeeded").GetInt64());

        CommandResult ended = first.Finish(TimeSpan.FromMinutes(5)) ?? throw new TimeoutException("The first run did not end.");
        Assert.True(ended.ExitCode == 0, ended.Errors);
    }

    private static void SomeRunsStored(Workplace workplace, LazyRichCommand command)
    {
        while (!File.Exists(workplace.File("lazyrich.db")) || !HasResults(workplace))
            Assert.Null(command.Finish(TimeSpan.FromMilliseconds(50)));
    }

    private static bool HasResults(Workplace workplace)
    {
        CommandResult status = LazyRichCommand.Run(workplace.Path, "status", "mixed", "--json");
        return status.ExitCode == 0 && JsonDocument.Parse(status.Output).RootElement.GetProperty("succeeded").GetInt64() > 0;
    }

    private static JsonElement Status(Workplace workplace) =>
        JsonDocument.Parse(LazyRichCommand.Run(workplace.Path, "status", "mixed", "--json").Output).RootElement;
}
