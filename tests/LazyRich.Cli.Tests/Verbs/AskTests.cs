using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Verbs;

/// <summary>Verbs that only ask a finished store.</summary>
[Collection(nameof(StoredTiny))]
public sealed class AskTests(StoredTiny stored)
{
    private readonly Workplace workplace = stored.Workplace;

    [Fact]
    public async Task Status_Finished_CountsAndOffersPictures()
    {
        Answer answer = await workplace.RunAsync("status", "tiny");

        Assert.Equal(0, answer.Code);
        Assert.Contains("12 runs: all succeeded", answer.Output, StringComparison.Ordinal);
        Assert.Contains("lazyrich plot tiny", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_Json_HasTheContractsKeys()
    {
        Answer answer = await workplace.RunAsync("status", "tiny", "--json");

        foreach (string key in (string[])["study", "runs", "planned", "leased", "running", "succeeded", "failed"])
            Assert.True(answer.Json.ContainsKey(key), key);
        Assert.Equal(12, (int)answer.Json["succeeded"]!);
    }

    [Fact]
    public async Task Ls_OneStudy_ListsIt()
    {
        Answer text = await workplace.RunAsync("ls");
        Answer json = await workplace.RunAsync("ls", "--json");

        Assert.Matches(@"tiny\s+12\s+all succeeded", text.Output);
        Assert.Equal("tiny", (string)json.Json["studies"]![0]!["study"]!);
    }

    [Fact]
    public async Task Query_Condition_SortsAndLimits()
    {
        Answer answer = await workplace.RunAsync(
            "query", "tiny", "--where", "architecture = '2-2-2' and lambda < 1", "--columns", "lambda,seed,time_to_1pct",
            "--sort", "-lambda,seed", "--limit", "3", "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal(["lambda", "seed", "time_to_1pct"], answer.Json["columns"]!.AsArray().Select(name => (string)name!));
        Assert.Equal([(0.0, 0), (0.0, 1), (-1.0, 0)], answer.Json["rows"]!.AsArray().Select(row => ((double)row!["lambda"]!, (int)row["seed"]!)));
    }

    [Fact]
    public async Task Query_Thresholds_DecideWhatIsLazy()
    {
        Answer all = await workplace.RunAsync("query", "tiny", "--where", "regime = 'lazy'", "--thresholds", "kernel-distance=1.1", "--json");
        Answer none = await workplace.RunAsync("query", "tiny", "--where", "regime = 'lazy'", "--thresholds", "kernel-distance=-1", "--json");
        Answer wrong = await workplace.RunAsync("query", "tiny", "--thresholds", "kernel=1");

        Assert.Equal(12, (int)all.Json["count"]!);
        Assert.Equal(0, (int)none.Json["count"]!);
        Assert.Equal(2, wrong.Code);
        Assert.Contains("no threshold 'kernel'; there are kernel-distance, lazy-share, log-delay", wrong.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_Table_SaysWhenThereIsMore()
    {
        Answer some = await workplace.RunAsync("query", "tiny", "--limit", "2", "--columns", "run,lambda");
        Answer all = await workplace.RunAsync("query", "tiny", "--limit", "0", "--columns", "run,lambda");

        Assert.Contains("the first 2 rows", some.Errors, StringComparison.Ordinal);
        Assert.Contains("12 rows", all.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_Csv_HasAHeadAndEveryRow()
    {
        Answer answer = await workplace.RunAsync("query", "tiny", "--format", "csv", "--columns", "architecture,lambda,diverged_at");

        string[] lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(13, lines.Length);
        Assert.Equal("architecture,lambda,diverged_at", lines[0]);
        Assert.Equal("2-2-2,-1,", lines[1]);
    }

    [Theory]
    [InlineData("lamda > 0", "lambda")]
    [InlineData("lambda >", "")]
    public async Task Query_NotUnderstood_EndsWith2(string where, string expected)
    {
        Answer answer = await workplace.RunAsync("query", "tiny", "--where", where);

        Assert.Equal(2, answer.Code);
        Assert.Contains(expected, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_Prefix_FindsTheRunWithUnitsAndSeries()
    {
        string key = await FirstKeyAsync();

        Answer answer = await workplace.RunAsync("show", key[..10]);

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Contains(key, answer.Output, StringComparison.Ordinal);
        Assert.Matches(@"time_to_1pct\s+\S+\s+τ", answer.Output);
        Assert.Matches(@"singular-values\s+2\s", answer.Output);
    }

    [Fact]
    public async Task Show_Definition_IsWhatTheKeyIsTheHashOf()
    {
        string key = await FirstKeyAsync();

        Answer answer = await workplace.RunAsync("show", key, "--definition");

        Assert.Equal(key, LazyRich.Studies.Plan.CanonicalJson.KeyOf(answer.Output.Trim()).ToString());
    }

    [Fact]
    public async Task Show_Json_HasSummaryAndAttempts()
    {
        Answer answer = await workplace.RunAsync("show", await FirstKeyAsync(), "--json");

        Assert.Equal("succeeded", (string)answer.Json["state"]!);
        Assert.True(answer.Json["summary"]!.AsObject().ContainsKey("ntk_distance_limit"));
        Assert.Single(answer.Json["attempts"]!.AsArray());
    }

    [Theory]
    [InlineData("zz", "no run key")]
    [InlineData("00000000000000000000000000000000", "no run")]
    public async Task Show_NoSuchRun_EndsWith2(string key, string expected)
    {
        Answer answer = await workplace.RunAsync("show", key);

        Assert.Equal(2, answer.Code);
        Assert.Contains(expected, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plot_BuiltIn_WritesThePicture()
    {
        string file = workplace.File("plotted.png");

        Answer answer = await workplace.RunAsync("plot", "tiny", "--where", "architecture = '2-2-2'", "-o", file);

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.True(new FileInfo(file).Length > 10_000);
    }

    [Fact]
    public async Task Plot_ToStandardOutput_IsThePictureAlone()
    {
        (Answer answer, byte[] bytes) = await workplace.RunForBytesAsync("plot", "tiny", "-f", "learning-curves", "-o", "-");

        Assert.Equal(0, answer.Code);
        Assert.Empty(answer.Output);
        Assert.Equal("PNG"u8.ToArray(), bytes[1..4]);
    }

    [Theory]
    [InlineData("phase-digram", "did you mean 'phase-diagram'?")]
    [InlineData("nowhere.yaml", "learning-curves")]
    public async Task Plot_UnknownFigure_SaysWhichThereAre(string figure, string expected)
    {
        Answer answer = await workplace.RunAsync("plot", "tiny", "--figure", figure);

        Assert.Equal(2, answer.Code);
        Assert.Contains(expected, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plot_FigureFileWithFaults_NamesTheirPlaces()
    {
        string figure = workplace.Write("figure.yaml", "figure: f\nkind: heatmap\npanels: [{value: regim}]\n");

        Answer answer = await workplace.RunAsync("plot", "tiny", "--figure", figure, "--json");

        Assert.Equal(2, answer.Code);
        Assert.Contains("figure.yaml:3:18: unknown value 'regim'", answer.Errors, StringComparison.Ordinal);
        Assert.Equal("regime", (string)answer.Json["error"]!["faults"]![0]!["nearest"]!);
    }

    [Fact]
    public async Task Doctor_WholeStore_FindsNothingWrong()
    {
        Answer answer = await workplace.RunAsync("doctor", "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.True((bool)answer.Json["ok"]!);
        string[] names = [.. answer.Json["checks"]!.AsArray().Select(check => (string)check!["name"]!)];
        string[] expected = ["program", "runtime", "cores", "simd", "memory", "pictures", "file system", "disk", "lock", "store", "soundness"];
        Assert.Equal(expected, names);
    }

    private async Task<string> FirstKeyAsync()
    {
        Answer answer = await workplace.RunAsync("query", "tiny", "--columns", "run", "--limit", "1", "--json");
        return (string)answer.Json["rows"]![0]!["run"]!;
    }
}
