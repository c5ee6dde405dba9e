using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Verbs;

public sealed class PredictTests : IDisposable
{
    private readonly Workplace workplace = new();

    [Fact]
    public async Task Predict_OfAStudy_AgreesWithItsRuns()
    {
        string file = workplace.Write("tiny.yaml", Workplace.Tiny);
        Answer predicted = await workplace.RunAsync("predict", file, "--json");
        Assert.True(predicted.Code == 0, predicted.ToString());
        Answer run = await workplace.RunAsync("run", file, "--no-figures", "--json");
        Assert.Equal(6, (int)predicted.Json["cells"]!);
        Assert.All(predicted.Json["predictions"]!.AsArray(), each => Assert.True((double)each!["fast_rate"]! > (double)each["slow_rate"]!));
        Answer query = await workplace.RunAsync("query", "tiny", "--where", "architecture = '3-2-2' and lambda = 1 and seed = 0", "--columns", "time_to_1pct,ntk_distance_limit", "--json");
        Answer one = await workplace.RunAsync("predict", file, "--seeds", "1", "--json");
        var cell = one.Json["predictions"]!.AsArray().Single(each => (string)each!["architecture"]! == "3-2-2" && (double)each["lambda"]! == 1)!;
        Assert.Equal((double)query.Json["rows"]![0]!["time_to_1pct"]!, (double)cell["time_to_1pct"]!, 1e-7);
        Assert.Equal((double)query.Json["rows"]![0]!["ntk_distance_limit"]!, (double)cell["ntk_distance_limit"]!, 1e-12);
    }

    [Fact]
    public async Task Predict_LearningRateAboveTheBound_SaysSo()
    {
        string file = workplace.Write("fast.yaml", Workplace.TinyBut(("solver: exact", "solver: {kind: gradient-descent, learning-rate: [0.01, 3]}"), ("lambda: [-1, 0, 1]", "lambda: 1")));
        Answer answer = await workplace.RunAsync("predict", file, "--json");
        Assert.Equal([false, true], answer.Json["predictions"]!.AsArray().Where(cell => (string)cell!["architecture"]! == "2-2-2").Select(cell => (bool)cell!["exceeds_bound"]!));
        Answer text = await workplace.RunAsync("predict", file);
        Assert.Contains("η = 3 is above the bound", text.Output, StringComparison.Ordinal);
        Assert.Contains($"lazyrich run {file}", text.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_AHugePlan_IsSampledEvenly()
    {
        string file = workplace.Write("huge.yaml", Workplace.TinyBut(("lambda: [-1, 0, 1]", "lambda: {linspace: [-10, 10], points: 5001}"), ("range: [0, 1]", "range: [0, 9]")));
        Answer answer = await workplace.RunAsync("predict", file, "--cells", "20", "--seeds", "1", "--json");
        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal(10002, (int)answer.Json["cells"]!);
        double[] lambdas = [.. answer.Json["predictions"]!.AsArray().Select(cell => (double)cell!["lambda"]!)];
        Assert.InRange(lambdas.Length, 10, 20);
        Assert.True(lambdas.Min() < -8 && lambdas.Max() > 8);
        Assert.Equal(2, answer.Json["predictions"]!.AsArray().Select(cell => (string)cell!["architecture"]!).Distinct().Count());
    }

    public void Dispose() => workplace.Dispose();
}
