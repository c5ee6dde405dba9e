using LazyRich.Cli.Tests.Given;
using LazyRich.Store;

namespace LazyRich.Cli.Tests.Verbs;

public sealed class ExtendTests : IAsyncLifetime
{
    private readonly Workplace workplace = new();

    public async ValueTask InitializeAsync()
    {
        Answer answer = await workplace.RunAsync("run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures");
        Assert.True(answer.Code == 0, answer.ToString());
    }

    public ValueTask DisposeAsync()
    {
        workplace.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Extend_Axes_RunsTheDifferenceOnly()
    {
        Answer answer = await workplace.RunAsync("extend", "tiny", "--axis", "lambda=0.5", "--axis", "seed={range: [2, 3]}", "--no-figures", "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal((32, 32, 12), ((int)answer.Json["runs"]!, (int)answer.Json["succeeded"]!, (int)answer.Json["reused"]!));
        Assert.Contains("20 runs added to 12", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extend_ChangedFile_RunsTheDifferenceOnly()
    {
        string file = workplace.Write("tiny.yaml", Workplace.TinyBut(("lambda: [-1, 0, 1]", "lambda: [-1, 0, 1, 2]")));

        Answer answer = await workplace.RunAsync("extend", file, "--no-figures", "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal((16, 12), ((int)answer.Json["runs"]!, (int)answer.Json["reused"]!));
    }

    [Fact]
    public async Task Extend_FileThatDropsRuns_IsRefusedAndChangesNothing()
    {
        string file = workplace.Write("tiny.yaml", Workplace.TinyBut(("lambda: [-1, 0, 1]", "lambda: [0, 1, 2]")));

        Answer answer = await workplace.RunAsync("extend", file);

        Assert.Equal(2, answer.Code);
        Assert.Contains("4 runs of the stored tiny would not be in it any more", answer.Errors, StringComparison.Ordinal);
        Assert.Equal(12, ResultsStore.OpenReader(workplace.Store).Study("tiny")!.Runs);
    }

    [Theory]
    [InlineData("did you mean 'tiny'?", "tinny", "--axis", "lambda=2")]
    [InlineData("did you mean 'lambda'?", "tiny", "--axis", "lamda=2")]
    [InlineData("NAME=VALUES", "tiny", "--axis", "lambda")]
    [InlineData("cannot be extended so", "tiny", "--axis", "lambda=two")]
    public async Task Extend_NotUnderstood_SaysTheNearestRightThing(string words, params string[] arguments)
    {
        Answer answer = await workplace.RunAsync(["extend", .. arguments]);

        Assert.Equal(2, answer.Code);
        Assert.Contains(words, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extend_AtAHead_RunsTheDifferenceThere()
    {
        using var user = new Workplace();
        await using PlayedHead head = await PlayedHead.StartAsync(workplace.Store, solves: true);

        Answer answer = await user.RunAsync(
            new(_ => { }), TextWriter.Null, terminal => terminal with { Variable = name => name == "LAZYRICH_TOKEN" ? head.Api.Token : null },
            "extend", "tiny", "--axis", "lambda=2", "--no-figures", "--json", "--head", head.Url);

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal((16, 16, 12), ((int)answer.Json["runs"]!, (int)answer.Json["succeeded"]!, (int)answer.Json["reused"]!));
    }
}
