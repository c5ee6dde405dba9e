using System.Globalization;
using LazyRich.Cli.Tests.Given;
using LazyRich.Dynamics;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;

namespace LazyRich.Cli.Tests.Verbs;

public sealed class SolveTests : IDisposable
{
    private static readonly double[] Times = [0, 0.5, 1, 2];

    private readonly Workplace workplace = new();

    [Fact]
    public async Task Solve_BalancedWeights_SaysWhatTheLibrarySaysAndWritesCurves()
    {
        Network network = Network.LambdaBalanced(4, 3, 3, lambda: -2, scale: 0.3, seed: 1);
        LearningTask task = LearningTask.RandomRegression(4, 3, seed: 1);
        Trajectory run = Solver.Exact.Solve(network, task, Times, TestContext.Current.CancellationToken);

        Answer answer = await workplace.RunAsync(
            "solve", Save("W1.csv", network.W1), Save("W2.csv", network.W2), "--task", Save("S.csv", task.Sigma), "--times", "0,0.5,1,2", "-o", workplace.File("mine.csv"), "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal(-2, (double)answer.Json["lambda"]!, 1e-12);
        Assert.InRange((double)answer.Json["balance_error"]!, 0, 1e-12);
        Assert.Equal(("exact", "funnel", false), ((string)answer.Json["solver"]!, (string)answer.Json["shape"]!, (bool)answer.Json["approximate"]!));
        Assert.Equal(run.Summary["ntk_distance_limit"]!.Value, (double)answer.Json["ntk_distance_limit"]!, 1e-12);
        Assert.True((bool)answer.Json["delayed"]!);
        string[][] rows = [.. File.ReadLines(workplace.File("mine.csv")).Select(line => line.Split(','))];
        Assert.Equal(["t", "loss", "ntk_distance", "ntk_norm", "balance", "singular_value_1", "singular_value_2", "singular_value_3"], rows[0]);
        for (int i = 0; i < Times.Length; i++)
            Assert.Equal(run.Loss[i], double.Parse(rows[i + 1][1], CultureInfo.InvariantCulture), 1e-12);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(workplace.File("mine.png"))[..4]);
    }

    [Fact]
    public async Task Solve_UnbalancedWeights_NamesAssumptionAndSolverThatFits()
    {
        Network network = Network.Gaussian(3, 3, 3, scale: 0.3, seed: 2);
        string s = Save("S.csv", LearningTask.RandomRegression(3, 3).Sigma);
        Answer answer = await workplace.RunAsync("solve", Save("W1.csv", network.W1), Save("W2.csv", network.W2), "--task", s, "-o", workplace.File("theory.csv"));
        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Contains("exact needs λ-balanced weights", answer.Output, StringComparison.Ordinal);
        Assert.Contains("gradient-flow", answer.Output, StringComparison.Ordinal);
        Assert.Contains("as if balanced", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Solve_SamplesThatAreNotWhite_AreFollowedByTheFlowWhichSaysSo()
    {
        Network network = Network.LambdaBalanced(3, 3, 2, lambda: -1, scale: 0.3, seed: 2);
        Matrix x = new(3, 5, [2, -1, 0.5, 1, 0, 0.3, 1, -1, 0, 0.5, 0, 0.2, 0.4, -0.6, 1]), y = new(2, 5, [1, 0, -1, 0.5, 2, 0, 1, 1, -1, 0.3]);
        Trajectory run = Solver.GradientFlow().Solve(network, LearningTask.FromSamples(x, y), Times, TestContext.Current.CancellationToken);
        string[] command =
            ["solve", Save("W1.csv", network.W1), Save("W2.csv", network.W2), "--x", Save("X.csv", x), "--y", Save("Y.csv", y), "-o", workplace.File("mine.csv")];

        Answer json = await workplace.RunAsync([.. command, "--times", "0,0.5,1,2", "--json"]), words = await workplace.RunAsync(command);

        Assert.True(json.Code == 0 && words.Code == 0, json.ToString());
        Assert.Equal(("gradient-flow", false, false), ((string)json.Json["solver"]!, (bool)json.Json["whitened"]!, (bool)json.Json["approximate"]!));
        Assert.Contains("exact needs whitened inputs", (string)json.Json["why_not_exact"]!, StringComparison.Ordinal);
        Assert.Null(json.Json["regime"]);
        Assert.Null(json.Json["fast_rate"]);
        Assert.True((double)json.Json["time_to_1pct"]! > (double)json.Json["time_to_half"]!);
        Assert.InRange((double)json.Json["learning_rate_bound"]!, 0.05, 5);
        Assert.Contains("by the gradient flow: excess loss at .01 of its start", words.Output, StringComparison.Ordinal);
        Assert.Contains("known for two linear layers on whitened inputs only", words.Output, StringComparison.Ordinal);
        Answer data = await workplace.RunAsync([.. command, "--json", "--data", workplace.Write("data.csv", "t,loss\n" + string.Join('\n', Times.Select((t, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{t:R},{run.Loss[i]:R}"))))]);
        Assert.InRange((double)Assert.Single(data.Json["data"]!.AsArray())!["largest"]!, 0, 1e-10);
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("tanh")]
    public async Task Solve_DeepWeights_AreFollowedByTheFlow(string activation)
    {
        Network network = Network.LambdaBalanced([3, 4, 3, 2], lambda: 0, scale: 0.5, seed: 2);
        Matrix x = new(3, 5, [2, -1, 0.5, 1, 0, 0.3, 1, -1, 0, 0.5, 0, 0.2, 0.4, -0.6, 1]), y = new(2, 5, [1, 0, -1, 0.5, 2, 0, 1, 1, -1, 0.3]);
        string[] command =
        [
            "solve", Save("W1.csv", network.W1), Save("W2.csv", network.W2), Save("W3.csv", network.Layers[2]), "--x", Save("X.csv", x), "--y", Save("Y.csv", y),
            "--activation", activation, "-o", workplace.File("mine.csv"), "--times", "0,0.5,1,2", "--json",
        ];
        Answer answer = await workplace.RunAsync(command);
        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal(("gradient-flow", "deep", activation), ((string)answer.Json["solver"]!, (string)answer.Json["shape"]!, (string)answer.Json["activation"]!));
        Assert.Contains("exact solves two layers of weights, and 3-4-3-2 has 3 layers", (string)answer.Json["why_not_exact"]!, StringComparison.Ordinal);
        Activation units = activation == "tanh" ? Activation.Tanh : Activation.Linear;
        Trajectory run = Solver.GradientFlow().Solve(network.With(units), LearningTask.FromSamples(x, y), Times, TestContext.Current.CancellationToken);
        string[] last = File.ReadLines(workplace.File("mine.csv")).Last().Split(',');
        Assert.Equal(run.Loss[3], double.Parse(last[1], CultureInfo.InvariantCulture), 1e-9);

        Answer swapped = await workplace.RunAsync("solve", workplace.File("W1.csv"), workplace.File("W3.csv"), workplace.File("W2.csv"), "--task", workplace.File("X.csv"));
        Assert.Equal(2, swapped.Code);
        Answer moments = await workplace.RunAsync("solve", workplace.File("W1.csv"), workplace.File("W2.csv"), workplace.File("W3.csv"), "--task", workplace.File("X.csv"), "--activation", "relu");
        Assert.Equal(2, moments.Code);
        Assert.Contains("a network with relu units learns from samples", moments.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Solve_Data_IsMeasuredAgainstTheory()
    {
        Network network = Network.LambdaBalanced(2, 2, 2, lambda: 1, scale: 0.3);
        LearningTask task = LearningTask.RandomRegression(2, 2);
        Trajectory run = Solver.Exact.Solve(network, task, Times, TestContext.Current.CancellationToken);
        string data = workplace.Write("data.csv", "run,t,loss,accuracy\n" + string.Join('\n', Times.Select((t, i) =>
            string.Create(CultureInfo.InvariantCulture, $"a,{t:R},{run.Loss[i] + (i == 2 ? 0.01 : 0):R},1"))));

        Answer answer = await workplace.RunAsync("solve", Save("W1.csv", network.W1), Save("W2.csv", network.W2), "--task", Save("S.csv", task.Sigma), "--data", data, "-o", workplace.File("t.csv"), "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        var deviation = Assert.Single(answer.Json["data"]!.AsArray())!;
        Assert.Equal("loss", (string)deviation["column"]!);
        Assert.Equal(0.01, (double)deviation["largest"]!, 1e-9);
        Assert.Equal(1, (double)deviation["at"]!);
        Assert.Equal(0.005, (double)deviation["root_mean_square"]!, 1e-9);
    }

    [Theory]
    [InlineData("W2.csv", "W1.csv", "S.csv", "as W1 and")]
    [InlineData("W1.csv", "W2.csv", "W1.csv", "S is No×Ni, 2×4 in 4-3-2")]
    [InlineData("W1.csv", "W2.csv", "no.csv", "there is no file")]
    [InlineData("W1.csv", "W2.csv", "bad.csv", "line 2, cell 1: 'x' is not a number")]
    public async Task Solve_WrongFiles_SaysWhatWouldBeRight(string w1, string w2, string s, string words)
    {
        Network network = Network.LambdaBalanced(4, 3, 2, lambda: 0);
        Save("W1.csv", network.W1);
        Save("W2.csv", network.W2);
        Save("S.csv", LearningTask.RandomRegression(4, 2).Sigma);
        workplace.Write("bad.csv", "1,2\nx,4\n");
        Answer answer = await workplace.RunAsync("solve", workplace.File(w1), workplace.File(w2), "--task", workplace.File(s));
        Assert.Equal(2, answer.Code);
        Assert.Contains(words, answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t,loss\n0,1\n0,2\n", "line 3: t is 0")]
    [InlineData("time,loss\n0,1\n", "must name the columns t")]
    [InlineData("t,loss\n0,high\n", "line 2: 'high' is not a number")]
    [InlineData("t,loss\n", "it has no rows")]
    [InlineData("t,loss,loss\n0,1,2\n", "names the column loss twice")]
    [InlineData("t,loss,t\n0,1,2\n", "names the column t twice")]
    public async Task Solve_WrongData_SaysWhere(string text, string words)
    {
        Network network = Network.LambdaBalanced(2, 2, 2, lambda: 0);
        Answer answer = await workplace.RunAsync(
            "solve", Save("W1.csv", network.W1), Save("W2.csv", network.W2), "--task", Save("S.csv", LearningTask.RandomRegression(2, 2).Sigma), "--data", workplace.Write("data.csv", text));
        Assert.Equal(2, answer.Code);
        Assert.Contains(words, answer.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => workplace.Dispose();

    private string Save(string name, Matrix matrix) => workplace.Write(name, string.Join('\n', Enumerable.Range(0, matrix.Rows).Select(i =>
        string.Join(',', matrix.Row(i).ToArray().Select(value => value.ToString("R", CultureInfo.InvariantCulture))))) + "\n");
}
