using LazyRich.Cluster.Tests.Processes;

namespace LazyRich.Cluster.Tests.Containers;

/// <summary>docker-compose.yml on a real engine, asked from the host as its user does.</summary>
public sealed class ComposeTests(Undisturbed undisturbed) : IClassFixture<Undisturbed>
{
    /// <summary>Gradient descent that keeps three containers busy while things are done to them.</summary>
    private const string Study = """
        study: contained
        task: {kind: random-regression}
        architecture: 4-4-4
        init: {kind: lambda-balanced, scale: 0.3}
        lambda: {symlog: [0.1, 10], points: 7}
        seed: {range: [0, 11]}
        solver: {kind: gradient-descent, learning-rate: 0.00001}
        time: {until: 20, points: 100}
        observe: [loss, ntk-distance, product]
        """;

    [Fact]
    public async Task Compose_WorkerCutOffAnotherKilledAndHeadRecreatedElsewhere_EqualsAnUndisturbedSweep()
    {
        using ComposeProject project = ComposeProject.BuildOrSkip(RepositoryFile.Path(""));
        project.Compose("up", "-d", "--scale", "worker=3");
        string head = Assert.Single(project.ContainersOf("head"));
        await UntilAsync("the head is healthy", () => project.HealthOf(head) == "healthy");
        using var workplace = new Workplace();
        workplace.Write("study.yaml", Study);
        using LazyRichCommand run = LazyRichCommand.Start(workplace.Path, "run", "study.yaml", "--head", project.Url.ToString(), "--no-figures", "--json");
        await UntilAsync("a first run is stored", () => StatusHas(workplace, project, "succeeded", 1));

        string[] workers = project.ContainersOf("worker");
        project.CutOff(workers[0]);
        project.Docker("kill", workers[1]);
        string before = project.AddressOf(head);
        project.Docker("rm", "-f", head);

        // More workers take addresses that are free, and sooner or later the one that the head had.
        for (int count = 4; project.AddressOf(head = RecreateHead(project, count)) == before; count++)
        {
            Assert.True(count < 8, "The head comes back at its old address, however many take addresses before it.");
            project.Docker("rm", "-f", head);
        }

        project.Reconnect(workers[0]);

        CommandResult ended = run.Finish(TestCluster.Patience) ?? throw new TimeoutException("The study did not end.");
        Assert.True(ended.ExitCode == 0, ended.Output + ended.Errors);

        // The youngest may have been started a moment before the study was done.
        await UntilAsync("every worker has joined", () => Stopped().All(worker => project.HealthOf(worker) == "healthy"));
        project.Compose("stop");
        Assert.All(Stopped(), worker => Assert.Equal("0", project.Inspect(worker, "{{.State.ExitCode}}")));
        project.Docker("cp", $"{head}:/data/.", workplace.Path);
        Verdict.IsUndisturbed(workplace.Path, undisturbed.Rows(Study));

        IEnumerable<string> Stopped() => project.ContainersOf("worker").Except([workers[1]]);
    }

    private static string RecreateHead(ComposeProject project, int workers)
    {
        project.Compose("up", "-d", "--no-deps", "--scale", $"worker={workers}", "worker");
        project.Compose("up", "-d", "--no-deps", "head");
        return Assert.Single(project.ContainersOf("head"));
    }

    private static bool StatusHas(Workplace workplace, ComposeProject project, string state, long least)
    {
        CommandResult status = LazyRichCommand.Run(workplace.Path, "status", "contained", "--head", project.Url.ToString(), "--json");
        return status.ExitCode == 0 && (long)System.Text.Json.Nodes.JsonNode.Parse(status.Output)![state]! >= least;
    }

    private static async Task UntilAsync(string what, Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TestCluster.Patience);
        while (!holds())
        {
            Assert.False(patience.IsCancellationRequested, $"It did not come about that {what}.");
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
    }
}
