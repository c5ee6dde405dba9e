using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using LazyRich.Cluster.Tests.Processes;
using LazyRich.Store.Locking;

namespace LazyRich.Cluster.Tests.Slurm;

/// <summary>deploy/slurm/lazyrich.sbatch on a real Slurm: an allocation of three tasks, preempted in the middle, its store in EXCLUSIVE mode.</summary>
public sealed class SlurmTests(Undisturbed undisturbed, ITestOutputHelper output) : IClassFixture<Undisturbed>
{
    /// <summary>Gradient descent that keeps three tasks busy until the allocation is taken from them.</summary>
    private const string Study = """
        study: preempted
        task: {kind: random-regression}
        architecture: 4-4-4
        init: {kind: lambda-balanced, scale: 0.3}
        lambda: {symlog: [0.1, 10], points: 7}
        seed: {range: [0, 44]}
        solver: {kind: gradient-descent, learning-rate: 0.00001}
        time: {until: 20, points: 100}
        observe: [loss, ntk-distance, product]
        """;

    private static readonly Dictionary<string, string> environment = new()
    {
        ["LAZYRICH"] = Path.Combine(AppContext.BaseDirectory, "lazyrich"),
        ["LAZYRICH_TOKEN"] = LazyRichCommand.Token,

        // As on the network file system that a real cluster shares.
        ["LAZYRICH_EXCLUSIVE"] = "1",
        ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
        ["DOTNET_TieredPGO"] = "0",
    };

    /// <param name="warned">Whether the job is told when its preemption begins, and drains; else everything gets SIGTERM at once, and SIGKILL later.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sbatch_JobPreemptedThenItsHeadKilled_GoesOnAndEqualsAnUndisturbedSweep(bool warned)
    {
        using SlurmCluster slurm = await SlurmCluster.StartOrSkipAsync(warned);
        using var workplace = new Workplace();
        workplace.Write("study.yaml", Study);
        string job = slurm.Submit(
            workplace.Path, environment, $"--partition={SlurmConf.Low}", "--ntasks=3", "--cpus-per-task=1", "--output=job.out",
            RepositoryFile.Path("deploy/slurm/lazyrich.sbatch"), "study.yaml", "lazyrich.db");
        try
        {
            await UntilAsync(slurm, job, "a worker of each task and a first result are there", () => Working(workplace));

            string important = slurm.Submit(workplace.Path, [], $"--partition={SlurmConf.High}", "--ntasks=3", "--output=important.out", "--wrap=true");
            await UntilAsync(slurm, important, "the important job has run", () => slurm.Job(important)["JobState"] == "COMPLETED");
            long before = StoredSweep.Succeeded(workplace.File("lazyrich.db"));
            output.WriteLine($"Preempted with {before} results.");
            Assert.NotEqual(0, before);
            Assert.NotEqual(0, StoredSweep.Unfinished(workplace.File("lazyrich.db")));
            if (warned)
                Assert.Equal(0, StoredSweep.LostAttempts(workplace.File("lazyrich.db")));

            await UntilAsync(slurm, job, "it is at work again", () => Working(workplace));
            KillHead(workplace);
            await UntilAsync(slurm, job, "it is done", () => slurm.Job(job)["JobState"] == "COMPLETED");
            Assert.Equal("1", slurm.Job(job)["Restarts"]);
            Verdict.IsUndisturbed(workplace.Path, undisturbed.Rows(Study));
        }
        finally
        {
            output.WriteLine(File.Exists(workplace.File("job.out")) ? File.ReadAllText(workplace.File("job.out")) : "The job wrote nothing.");
        }
    }

    /// <summary>By the command that a user types at the login node, which asks the head: the file is the head's alone.</summary>
    private static bool Working(Workplace workplace)
    {
        if (!File.Exists(workplace.File("lazyrich.db")))
            return false;
        using LazyRichCommand command = LazyRichCommand.Start(workplace.Path, environment, "status", "--json");
        CommandResult status = command.Finish(TimeSpan.FromMinutes(1)) ?? throw new TimeoutException("status did not end");
        return status.ExitCode == 0 && JsonNode.Parse(status.Output) is JsonObject answer
            && answer["studies"]!.AsArray() is [var study] && (long)study!["succeeded"]! > 0
            && answer["silos"]?.AsArray().Count == SlurmConf.Nodes.Length;
    }

    /// <summary>The script starts it again, and neither its workers nor its client go away meanwhile.</summary>
    private static void KillHead(Workplace workplace)
    {
        StoreHolder holder = StoreHolder.Find(workplace.File("lazyrich.db")) ?? throw new InvalidOperationException("Nobody holds the store.");
        using Process head = Process.GetProcessById(holder.ProcessId);
        head.Kill();
        head.WaitForExit();
    }

    private async Task UntilAsync(SlurmCluster slurm, string job, string what, Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TestCluster.Patience);
        while (!holds())
        {
            string state = slurm.Job(job)["JobState"];
            bool hasEnded = state is "FAILED" or "CANCELLED" or "NODE_FAIL" or "OUT_OF_MEMORY" || (state == "COMPLETED" && !holds());
            if (hasEnded || patience.IsCancellationRequested)
            {
                output.WriteLine(slurm.Log);
                Assert.Fail($"It did not come about that {what}; job {job} is {state}.");
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }
}
