using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using LazyRich.Cli.Tests.Given;
using LazyRich.Reporting.Client;

namespace LazyRich.Cli.Tests.Running;

/// <summary>Studies with phases from their file to the store and out of it: fine-tuning, reversal, continual learning and transfer.</summary>
public sealed class PhasesTests : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task FineTuning_ByPhases_IsAskedByColumnsOfItsPhases()
    {
        await Run("""
            study: tuning
            architecture: 8-8-8
            init: {kind: lambda-balanced, scale: 0.1}
            tasks: {old: {kind: semantic-hierarchy}, new: {kind: random-regression}}
            phases:
              - {name: pretrain, task: old, lambda: [-1, 1], until: converged, points: 20}
              - {name: tune, task: new, rebalance: {lambda: [0.5, 5, 50]}, until: converged, points: 20}
            seed: [0, 1]
            observe: [loss, task-losses, ntk-distance, ntk-distance-from-start, product]
            """);

        JsonArray rows = await Query("tuning", "--columns", "lambda,seed,tune.lambda,pretrain.lambda,tune.task,pretrain.time_to_1pct,tune.time_to_1pct,time_to_1pct,tune.forgetting");
        Assert.Equal(12, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.Equal(Number(row, "lambda"), Number(row, "pretrain.lambda"));
            Assert.Equal("random-regression", (string)row!["tune.task"]!);
            Assert.Equal(Number(row, "tune.time_to_1pct"), Number(row, "time_to_1pct"));
            Assert.True(Number(row, "pretrain.time_to_1pct") > 0 && Number(row, "tune.forgetting") > 1);
        });

        // Larger |λ| of the tuning makes it faster in a square network (SCIENCE section 7), whatever the pre-training was.
        foreach (IGrouping<(double, double), JsonNode?> same in rows.GroupBy(row => (Number(row, "lambda"), Number(row, "seed"))))
        {
            double[] times = [.. same.OrderBy(row => Number(row, "tune.lambda")).Select(row => Number(row, "tune.time_to_1pct"))];
            Assert.Equal(times.OrderDescending(), times);
        }

        string figure = workplace.Write("figure.yaml", """
            figure: tuning
            kind: heatmap
            x: tune.lambda
            y: lambda
            panels: [{value: tune.time_to_1pct, scale: log}, {value: pretrain.loss_final}]
            """);
        Answer plotted = await workplace.RunAsync("plot", "tuning", "--figure", figure, "-o", workplace.File("tuning.png"));
        Assert.True(plotted.Code == 0, plotted.ToString());
        Answer wrong = await workplace.RunAsync("plot", "tuning", "--figure", workplace.Write("wrong.yaml", "figure: w\nkind: heatmap\npanels: [{value: tune.tme_to_1pct}]\n"), "-o", workplace.File("w.png"));
        Assert.Equal(2, wrong.Code);

        Assert.Equal(4, (await Query("tuning", "--where", "tune.lambda = 5 and tune.time_to_1pct < 1e9 and tune.time_to_1pct is not nan", "--columns", "run")).Count);
        Assert.Equal(12, (await Query("tuning", "--where", "tune.forgetting is not null and pretrain.forgetting is null", "--columns", "run", "--sort", "-tune.time_to_1pct")).Count);
    }

    [Fact]
    public async Task FineTuning_Exported_HasItsPhasesInEveryFormat()
    {
        await Run("""
            study: tuning
            architecture: 4-4-4
            task: {kind: random-regression}
            lambda: 1
            phases: [{name: a, until: 3, points: 3}, {name: b, task: {negate: {kind: random-regression}}, rebalance: {lambda: [2, 3]}, until: .inf, points: 4}]
            observe: [loss, task-losses]
            """);

        string[] runs = await Lines("tuning", "runs");
        string[] names = runs[0].Split(',');
        Assert.Contains("b.lambda", names);
        Assert.Contains("b.time_to_1pct", names);
        Assert.Contains("a.loss_final", names);
        Assert.Equal(3, runs.Length);

        string[] curves = await Lines("tuning", "trajectories");
        Assert.Equal("run,task,architecture,lambda,seed,solver,b.lambda,t,phase,loss,task_loss_1,task_loss_2", curves[0]);
        Assert.Equal(1 + (2 * (4 + 6)), curves.Length);
        string[][] cells = [.. curves.Skip(1).Take(10).Select(line => line.Split(','))];
        Assert.Equal(["0", "1", "2", "3", "3"], cells.Take(5).Select(row => row[7]));
        Assert.Equal("inf", cells[^1][7]);
        Assert.Equal("1111222222", string.Concat(cells.Select(row => row[8])));

        // The switch is recorded twice, each time with the loss of its own phase's task.
        Assert.Equal(Value(cells[3][10]), Value(cells[3][9]), 1e-14);
        Assert.Equal(Value(cells[4][11]), Value(cells[4][9]), 1e-14);
        Assert.Equal(Value(cells[3][11]), Value(cells[4][11]), 1e-14);

        string npz = workplace.File("curves.npz");
        await workplace.RunAsync("export", "tuning", "--table", "trajectories", "-o", npz);
        using ZipArchive archive = await ZipFile.OpenReadAsync(npz, TestContext.Current.CancellationToken);
        Assert.Contains(archive.Entries, entry => entry.Name.StartsWith("phase", StringComparison.Ordinal));
        Assert.Contains(archive.Entries, entry => entry.Name == "b.lambda.npy");

        string key = (string)(await Query("tuning", "--columns", "run"))[0]!["run"]!;
        JsonObject shown = (await workplace.RunAsync("show", key, "--json")).Json;
        Assert.Equal(["a", "b"], shown["phases"]!.AsArray().Select(phase => (string)phase!["phase"]!));
        Assert.Equal("Infinity", (string)shown["summary"]!["stopped_at"]!);
        Assert.Contains("summary of phase b", (await workplace.RunAsync("show", key)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await workplace.RunAsync("doctor")).Code);
    }

    [Fact]
    public async Task Reversal_StartedAtTheSolution_TakesTheTimesOfTheTable()
    {
        await Run("""
            study: reversal
            architecture: 3-3-3
            tasks: {old: {kind: random-regression, spectrum: [1, 1, 1]}}
            start: {at: solution, of: old}
            lambda: [0, 0.5, 2, 20]
            phases: [{task: {negate: old}, until: converged, tolerance: 2.5e-5, limit: 100, points: 10}]
            """);

        JsonArray rows = await Query("reversal", "--columns", "lambda,stopped_at,saddle,loss_final,init", "--sort", "lambda");
        Assert.Equal([1.0, 0, 0, 0], rows.Select(row => Number(row, "saddle")));
        Assert.Equal(1.5, Number(rows[0], "loss_final"), 1e-2);
        Assert.Equal([100, 3.940, 2.117, 0.264], rows.Select(row => Math.Round(Number(row, "stopped_at"), 3)));
        Assert.All(rows, row => Assert.Equal("solution", (string)row!["init"]!));
    }

    [Fact]
    public async Task Continual_FourTasks_ForgetTheSameAtEveryLambda()
    {
        await Run("""
            study: continual
            architecture: 5-5-5
            init: {kind: lambda-balanced, scale: 0.3}
            lambda: [-20, 1]
            phases: {kind: continual, task: {kind: random-regression, samples: 25}, repeat: 4, until: 60, points: 6}
            observe: [loss, forgetting]
            """);

        JsonArray rows = await Query("continual", "--columns", "lambda,task-2.forgetting,task-3.forgetting,task-4.forgetting,forgetting");
        Assert.Equal(2, rows.Count);
        foreach (string column in new[] { "task-2.forgetting", "task-3.forgetting", "task-4.forgetting" })
            Assert.Equal(Number(rows[0], column), Number(rows[1], column), 1e-5);
        Assert.Equal(Number(rows[0], "task-4.forgetting"), Number(rows[0], "forgetting"));
        Assert.Contains("forgetting_1,forgetting_2,forgetting_3,forgetting_4", (await Lines("continual", "trajectories"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transfer_ANewOutput_ReachesSiblingsAndCousins()
    {
        await Run("""
            study: transfer
            architecture: 8-8-8
            init: {kind: lambda-balanced, scale: 0.1}
            lambda: [-20, 20]
            phases: {kind: transfer, of: semantic-hierarchy, item: 0, until: .inf, points: 10}
            observe: [loss, transfer]
            """);

        JsonArray rows = await Query("transfer", "--columns", "lambda,transfer.transfer_sibling,transfer.transfer_cousin,transfer.loss_final", "--sort", "lambda");
        Assert.Equal([0.005, 0.496], rows.Select(row => Math.Round(Number(row, "transfer.transfer_sibling"), 3)));
        Assert.Equal([0.002, 0.246], rows.Select(row => Math.Round(Number(row, "transfer.transfer_cousin"), 3)));
        Assert.All(rows, row => Assert.Equal(0, Number(row, "transfer.loss_final")));
    }

    [Fact]
    public async Task Read_OverHttp_PhasesAreTheSame()
    {
        await Run("study: s\narchitecture: 3-3-3\ntask: random-regression\nlambda: 1\nphases: [{until: 1, points: 2}, {name: b, task: random-regression, until: 1, points: 2}]\n");
        await using PlayedHead head = await PlayedHead.StartAsync(workplace.Store, solves: false);
        using var client = new HeadClient(head.Api.Address, null);
        var there = new HeadReader(client);

        Assert.Equal(["phase-1", "b"], there.Phases("s"));
        Assert.Equal(head.Store.Reader.Phases("s"), there.Phases("s"));
        Assert.Equal(
            head.Store.Reader.Find("", 1)[0].Phases.Select(phase => phase.Summary["loss_final"]), there.Find("", 1)[0].Phases.Select(phase => phase.Summary["loss_final"]));
    }

    private async Task Run(string study)
    {
        Answer answer = await workplace.RunAsync("run", workplace.Write("study.yaml", study + "\n"), "--no-figures");
        Assert.True(answer.Code == 0, answer.ToString());
    }

    private async Task<JsonArray> Query(string study, params string[] arguments)
    {
        Answer answer = await workplace.RunAsync(["query", study, "--json", .. arguments]);
        Assert.True(answer.Code == 0, answer.ToString());
        return answer.Json["rows"]!.AsArray();
    }

    private async Task<string[]> Lines(string study, string table)
    {
        string file = workplace.File($"{table}.csv");
        Answer answer = await workplace.RunAsync("export", study, "--table", table, "-o", file);
        Assert.True(answer.Code == 0, answer.ToString());
        return await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
    }

    private static double Value(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static double Number(JsonNode? row, string column) =>
        row![column] is JsonValue value && value.TryGetValue(out double number) ? number : double.PositiveInfinity;
}
