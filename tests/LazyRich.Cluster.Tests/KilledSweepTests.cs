using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests;

/// <summary>SIGKILL at any moment, then the same command: equal runs, summaries and checksums to an undisturbed sweep.</summary>
public sealed class KilledSweepTests(ITestOutputHelper output)
{
    private const int Kills = 12;

    [Fact]
    public void Run_KilledAtRandomMomentsAndStartedAgain_EqualsAnUndisturbedRun()
    {
        using var undisturbed = new Workplace();
        undisturbed.Write("mixed.yaml", LongStudy.Mixed(seeds: 60));
        CommandResult whole = LazyRichCommand.Run(undisturbed.Path, "run", "mixed.yaml", "--no-figures", "--json");
        Assert.True(whole.ExitCode == 0, whole.Errors);

        int seed = Environment.TickCount;
        output.WriteLine($"Moments of death from seed {seed}.");
        var moments = new Random(seed);
        using var killed = new Workplace();
        killed.Write("mixed.yaml", LongStudy.Mixed(seeds: 60));
        int deaths = 0;
        for (int i = 0; i < Kills; i++)
        {
            using LazyRichCommand command = LazyRichCommand.Start(killed.Path, "run", "mixed.yaml", "--no-figures", "--json");
            if (command.Finish(TimeSpan.FromMilliseconds(moments.Next(200, 2500))) is { } ended)
            {
                Assert.True(ended.ExitCode == 0, ended.Errors);
                break;
            }
            command.Kill();
            deaths++;
        }
        output.WriteLine($"{deaths} deaths.");

        CommandResult last = LazyRichCommand.Run(killed.Path, "run", "mixed.yaml", "--no-figures", "--json");
        Assert.True(last.ExitCode == 0, last.Errors);
        Assert.True(deaths > 0);
        Assert.Equal("ok", StoredSweep.Integrity(killed.File("lazyrich.db")));
        Assert.Equal(StoredSweep.Read(undisturbed.File("lazyrich.db")), StoredSweep.Read(killed.File("lazyrich.db")));
        Assert.Equal(0, LazyRichCommand.Run(killed.Path, "doctor").ExitCode);
    }
}
