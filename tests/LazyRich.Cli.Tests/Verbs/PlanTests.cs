using System.Text.Json.Nodes;
using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Verbs;

public sealed class PlanTests : IDisposable
{
    private readonly Workplace workplace = new();

    [Fact]
    public async Task Plan_BuiltIn_CountsAxesAndCreatesNothing()
    {
        Answer answer = await workplace.RunAsync("plan", "lazy-to-rich", "--json");

        Assert.Equal(0, answer.Code);
        Assert.Equal((630, 0, 630), ((int)answer.Json["runs"]!, (int)answer.Json["stored"]!, (int)answer.Json["to_run"]!));
        JsonObject lambda = answer.Json["axes"]!.AsArray().Single(axis => (string)axis!["name"]! == "lambda")!.AsObject();
        Assert.Equal(21, lambda["values"]!.AsArray().Count);
        Assert.Empty(Directory.GetFileSystemEntries(workplace.Directory));
    }

    [Fact]
    public async Task Plan_Text_SaysProductAndHowToRun()
    {
        Answer answer = await workplace.RunAsync("plan", "lazy-to-rich");

        Assert.Contains("630 runs = 3 × 21 × 10", answer.Output, StringComparison.Ordinal);
        Assert.Contains("lazyrich run lazy-to-rich", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_AfterARun_CountsWhatIsStored()
    {
        string file = workplace.Write("tiny.yaml", Workplace.Tiny);
        await workplace.RunAsync("run", file, "--no-figures");
        string wider = workplace.Write("wider.yaml", Workplace.TinyBut(("range: [0, 1]", "range: [0, 2]"), ("study: tiny", "study: wider")));

        Answer answer = await workplace.RunAsync("plan", wider, "--json");

        Assert.Equal((18, 12, 6), ((int)answer.Json["runs"]!, (int)answer.Json["stored"]!, (int)answer.Json["to_run"]!));
    }

    [Fact]
    public async Task Plan_ImpossibleSkipped_ListsThePoints()
    {
        string file = workplace.Write("wide.yaml", Workplace.TinyBut(("3-2-2", "2-3-2")) + "\nimpossible: skip\n");

        Answer answer = await workplace.RunAsync("plan", file, "--json");

        Assert.Equal(8, (int)answer.Json["runs"]!);
        Assert.Equal([-1, 1], answer.Json["skipped"]!.AsArray().Select(point => (double)point!["lambda"]!));
    }

    [Fact]
    public async Task Plan_Faults_NamesFileLineColumnAndNearest()
    {
        string file = workplace.Write("bad.yaml", Workplace.TinyBut(("random-regression", "random-regresion"), ("lambda: [", "lamda: [")));

        Answer answer = await workplace.RunAsync("plan", file, "--json");

        Assert.Equal(2, answer.Code);
        Assert.Contains("bad.yaml:3:14: ", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("did you mean 'lambda'?", answer.Errors, StringComparison.Ordinal);
        JsonArray faults = answer.Json["error"]!["faults"]!.AsArray();
        Assert.Contains(faults, fault => (string?)fault!["nearest"] == "random-regression" && (int)fault["line"]! == 3 && (int)fault["column"]! == 14);
    }

    [Theory]
    [InlineData("lazy-to-rch", "lazy-to-rich")]
    [InlineData("nowhere.yaml", "nowhere.yaml")]
    public async Task Plan_NoSuchStudy_SaysSo(string study, string expected)
    {
        Answer answer = await workplace.RunAsync("plan", study);

        Assert.Equal(2, answer.Code);
        Assert.Contains(expected, answer.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(":0:0", answer.Errors, StringComparison.Ordinal);
        Assert.Equal(1, answer.Errors.Split("there is no").Length - 1);
    }

    public void Dispose() => workplace.Dispose();
}
