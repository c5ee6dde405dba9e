using LazyRich.Cli.Tests.Given;
using LazyRich.Cli.Terminals;

namespace LazyRich.Cli.Tests.Verbs;

public sealed class RunTests : IDisposable
{
    private readonly Workplace workplace = new();

    [Fact]
    public async Task Run_Tiny_EndsWithTablePicturesAndCommandsToGoOnWith()
    {
        Answer answer = await workplace.RunAsync("run", workplace.Write("tiny.yaml", Workplace.Tiny));

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Contains("12 of 12 runs succeeded", answer.Output, StringComparison.Ordinal);
        Assert.Contains("funnel 3-2-2", answer.Output, StringComparison.Ordinal);
        Assert.Contains("lazyrich export tiny", answer.Errors, StringComparison.Ordinal);
        foreach (string figure in (string[])["phase-diagram", "learning-curves"])
        {
            Assert.Contains($"tiny-{figure}.png", answer.Errors, StringComparison.Ordinal);
            Assert.Equal("PNG"u8.ToArray(), File.ReadAllBytes(workplace.File($"tiny-{figure}.png"))[1..4]);
        }
    }

    [Fact]
    public async Task Run_Json_IsOneDocumentWithTheContractsKeys()
    {
        Answer answer = await workplace.RunAsync("run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures", "--json");

        Assert.Equal("tiny", (string)answer.Json["study"]!);
        Assert.Equal((12, 12, 0, 0), ((int)answer.Json["runs"]!, (int)answer.Json["succeeded"]!, (int)answer.Json["failed"]!, (int)answer.Json["reused"]!));
        Assert.True((double)answer.Json["elapsed_seconds"]! > 0);
        Assert.True((double)answer.Json["runs_per_second"]! > 0);
        Assert.True((double)answer.Json["first_result_seconds"]! <= (double)answer.Json["elapsed_seconds"]!);
        Assert.Equal(6, answer.Json["groups"]!.AsArray().Count);
        Assert.Empty(answer.Json["figures"]!.AsArray());
    }

    [Fact]
    public async Task Run_Again_ReusesEverythingAndStartsNothing()
    {
        string file = workplace.Write("tiny.yaml", Workplace.Tiny);
        await workplace.RunAsync("run", file, "--no-figures");

        Answer answer = await workplace.RunAsync("run", file, "--no-figures", "--json");

        Assert.Equal((12, 12), ((int)answer.Json["reused"]!, (int)answer.Json["succeeded"]!));
        Assert.Null(answer.Json["first_result_seconds"]);
        Assert.DoesNotContain("solver thread", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AnotherStudyWithTheSameRuns_SharesThem()
    {
        await workplace.RunAsync("run", workplace.Write("tiny.yaml", Workplace.Tiny), "--no-figures");
        string other = workplace.Write("other.yaml", Workplace.TinyBut(("study: tiny", "study: other"), ("[-1, 0, 1]", "[0, 1, 2]")));

        Answer answer = await workplace.RunAsync("run", other, "--no-figures", "--json");

        Assert.Equal((12, 8), ((int)answer.Json["runs"]!, (int)answer.Json["reused"]!));
    }

    [Fact]
    public async Task Run_Faults_StoresNothing()
    {
        Answer answer = await workplace.RunAsync("run", workplace.Write("bad.yaml", Workplace.TinyBut(("2-2-2", "2-0-2"))));

        Assert.Equal(2, answer.Code);
        Assert.Contains("bad.yaml:4:", answer.Errors, StringComparison.Ordinal);
        Assert.Equal(["bad.yaml"], Directory.GetFileSystemEntries(workplace.Directory).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Run_OutAndStore_PutThingsThere()
    {
        string file = workplace.Write("tiny.yaml", Workplace.Tiny), store = workplace.File("mine.db");

        Answer answer = await workplace.RunAsync("run", file, "--store", store, "--out", workplace.File("pictures"));

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.True(File.Exists(store));
        Assert.True(File.Exists(workplace.File("pictures/tiny-phase-diagram.png")));
        Assert.Contains($"lazyrich export tiny --table trajectories --format csv -o tiny.csv --store {store}\n", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(130)]
    [InlineData(143)]
    public async Task Run_Interrupted_LeavesAResumableStoreAndSaysHow(int code)
    {
        string file = workplace.Write("long.yaml", Workplace.TinyBut(
            ("study: tiny", "study: long"),
            ("solver: exact", "solver: {kind: gradient-descent, learning-rate: 0.001}"),
            ("time: {log: [0.01, 100], points: 20}", "time: {until: 10000, points: 10}")));
        using var interrupts = new Interrupts(_ => throw new InvalidOperationException("forced"));
        using var listener = new OnLine("solver thread", () => interrupts.Raise(code));

        Answer answer = await workplace.RunAsync(interrupts, listener, terminal => terminal, "run", file, "--no-figures");

        Assert.Equal(code, answer.Code);
        Assert.Contains("lazyrich resume long", answer.Errors, StringComparison.Ordinal);
        Answer status = await workplace.RunAsync("status", "long", "--json");
        Assert.Equal((12, 0), ((int)status.Json["runs"]!, (int)status.Json["leased"]!));
    }

    public void Dispose() => workplace.Dispose();
}
