using LazyRich.Cli.Terminals;
using LazyRich.Cli.Tests.Given;
using LazyRich.Store;
using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Sql;
using Microsoft.Data.Sqlite;

namespace LazyRich.Cli.Tests.Verbs;

/// <summary>
/// A stored study that names matrix files is extended where those files are not: the current folder of these tests, whose study came from another.
/// </summary>
public sealed class ExtendFilesTests : IAsyncLifetime
{
    private const string Sigma = "{kind: from-file, sigma: s.csv}";

    private readonly Workplace workplace = new();

    public async ValueTask InitializeAsync()
    {
        workplace.Write("s.csv", "1,0.25\n-0.5,2\n");
        workplace.Write("w1.csv", "0.5,0.1\n0,0.4\n");
        workplace.Write("w2.csv", "0.3,0\n0.2,0.6\n");
        await StoreAsync(workplace.Write("tiny.yaml", Study("seed: {range: [0, 1]}")));
    }

    public ValueTask DisposeAsync()
    {
        workplace.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Extend_AtRest_HasTheRunsOfTheWholeExtendedFile()
    {
        Answer answer = await workplace.RunAsync("extend", "tiny", "--axis", "seed=7", "--no-figures", "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal((9, 9, 6), Counts(answer));
        using var whole = new Workplace();
        foreach (string file in (string[])["s.csv", "w1.csv", "w2.csv"])
            whole.Write(file, await File.ReadAllTextAsync(workplace.File(file), TestContext.Current.CancellationToken));
        await StoreAsync(whole.Write("tiny.yaml", Study("seed: [0, 1, 7]")), whole);
        Assert.Equal(Runs(whole.Store), Runs(workplace.Store));
        Assert.Equal(ResultsStore.OpenReader(whole.Store).StudySource("tiny")!.Files, ResultsStore.OpenReader(workplace.Store).StudySource("tiny")!.Files);
    }

    [Fact]
    public async Task Extend_WeightsFromFiles_AreTheStoredOnes()
    {
        await StoreAsync(workplace.Write("weights.yaml", Study("seed: 0", "weights").Replace(
            "init: {kind: lambda-balanced, scale: 0.3}\nlambda: [-1, 0, 1]\n", "init: {kind: from-file, w1: w1.csv, w2: w2.csv}\n", StringComparison.Ordinal)
            .Replace("solver: exact", "solver: gradient-flow", StringComparison.Ordinal)));

        Answer answer = await workplace.RunAsync("extend", "weights", "--axis", "solver={kind: gradient-descent, learning-rate: 0.01}", "--no-figures", "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal((2, 2, 1), Counts(answer));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public async Task Extend_StoreThatAnotherProcessHolds_AsksItForTheMatrices(string exclusive)
    {
        await using PlayedHead head = await PlayedHead.StartAsync(workplace.Store, solves: true, exclusive: exclusive == "1");

        Answer answer = await RunAsync(
            workplace, name => name switch { "LAZYRICH_STORE" => workplace.Store, "LAZYRICH_EXCLUSIVE" => exclusive, _ => null },
            "extend", "tiny", "--axis", "seed=7", "--no-figures", "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal((9, 9, 6), Counts(answer));
        Assert.Equal(["s.csv"], head.Store.Reader.StudySource("tiny")!.Files.Keys);
    }

    [Fact]
    public async Task Extend_AtAHead_NeedsNoFileOfTheUser()
    {
        using var user = new Workplace();
        await using PlayedHead head = await PlayedHead.StartAsync(workplace.Store, solves: true);
        string added = user.Write("new.csv", "2,0\n0,1\n");

        Answer answer = await RunAsync(
            user, name => name == "LAZYRICH_TOKEN" ? head.Api.Token : null,
            "extend", "tiny", "--axis", $"task.sigma={added}", "--no-figures", "--json", "--head", head.Url);

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal((12, 12, 6), Counts(answer));
        Assert.Equal([added, "s.csv"], head.Store.Reader.StudySource("tiny")!.Files.Keys);

        // Both are stored now.
        File.Delete(added);
        Answer again = await RunAsync(
            user, name => name == "LAZYRICH_TOKEN" ? head.Api.Token : null, "extend", "tiny", "--axis", "seed=2", "--no-figures", "--json", "--head", head.Url);
        Assert.True(again.Code == 0, again.ToString());
        Assert.Equal((18, 18, 12), Counts(again));
    }

    [Fact]
    public async Task Extend_FileThatChangedSince_KeepsTheStudysNumbersAndSaysSo()
    {
        string sigma = workplace.File("s.csv");
        await StoreAsync(workplace.Write("tiny.yaml", Study("seed: 0", "other").Replace("s.csv", sigma, StringComparison.Ordinal)));
        const string Note = "is not here what it was when other was submitted: the stored one is used";

        Answer same = await workplace.RunAsync("extend", "other", "--axis", "seed=1", "--no-figures");
        workplace.Write("s.csv", "9,0\n0,9\n");
        Answer changed = await workplace.RunAsync("extend", "other", "--axis", "seed=2", "--no-figures", "--json");
        workplace.Write("s.csv", "no matrix any more");
        Answer broken = await workplace.RunAsync("extend", "other", "--axis", "seed=3", "--no-figures");

        Assert.True((same.Code, changed.Code, broken.Code) == (0, 0, 0), $"{same}{changed}{broken}");
        Assert.Equal((9, 9, 6), Counts(changed));
        Assert.DoesNotContain(Note, same.Errors, StringComparison.Ordinal);
        Assert.Contains($"{sigma} {Note}", changed.Errors, StringComparison.Ordinal);
        Assert.Equal(1, Sql("select count(distinct json_extract(json, '$.task.sigma')) from configurations"));
    }

    [Fact]
    public async Task Extend_FileThatIsNowhere_SaysWhereItIsLookedFor()
    {
        Answer answer = await workplace.RunAsync("extend", "tiny", "--axis", "task.sigma=t.csv");

        Assert.Equal(2, answer.Code);
        Assert.Contains("there is no file 't.csv'; it is not stored with the study, and other paths start at", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("go to where the file is, or give the changed study: lazyrich extend FILE", answer.Errors, StringComparison.Ordinal);
        Assert.Equal(6, ResultsStore.OpenReader(workplace.Store).Study("tiny")!.Runs);
    }

    [Theory]
    [InlineData("lambda=two", "lambda must be a number")]
    [InlineData("architecture=2-2", "2-2")]
    public async Task Extend_ValueThatIsWrong_SaysNothingOfFolders(string axis, string says)
    {
        Answer answer = await workplace.RunAsync("extend", "tiny", "--axis", axis);

        Assert.Equal(2, answer.Code);
        Assert.Contains(says, answer.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("extend FILE", answer.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("start at", answer.Errors, StringComparison.Ordinal);
    }

    /// <summary>Up to schema 9 the store did not keep names: then files are where they were, or must be given.</summary>
    [Fact]
    public async Task Extend_StudyOfAnOlderStore_ReadsItsFilesFromWhereTheyAre()
    {
        await StoreAsync(workplace.Write("there.yaml", Study("seed: 0", "there").Replace("s.csv", workplace.File("s.csv"), StringComparison.Ordinal)));
        Execute("DELETE FROM study_files");

        Answer elsewhere = await workplace.RunAsync("extend", "tiny", "--axis", "seed=7");
        Answer there = await workplace.RunAsync("extend", "there", "--axis", "seed=5", "--no-figures", "--json");

        Assert.Equal(2, elsewhere.Code);
        Assert.Contains("there is no file 's.csv'; no files are stored with the study, and paths start at", elsewhere.Errors, StringComparison.Ordinal);
        Assert.Contains("go to where the file is", elsewhere.Errors, StringComparison.Ordinal);
        Assert.True(there.Code == 0, there.ToString());
        Assert.Equal((6, 6, 3), Counts(there));
    }

    private static string Study(string seed, string name = "tiny") => Workplace.TinyBut(
        ("study: tiny", $"study: {name}"), ("{kind: random-regression}", Sigma), ("[2-2-2, 3-2-2]", "2-2-2"), ("seed: {range: [0, 1]}", seed));

    private async Task StoreAsync(string file, Workplace? place = null)
    {
        Answer answer = await (place ?? workplace).RunAsync("run", file, "--no-figures");
        Assert.True(answer.Code == 0, answer.ToString());
    }

    private static Task<Answer> RunAsync(Workplace place, Func<string, string?> variable, params string[] arguments) =>
        place.RunAsync(new Interrupts(_ => { }), TextWriter.Null, terminal => terminal with { Variable = variable }, arguments);

    private static (int Runs, int Succeeded, int Reused) Counts(Answer answer) =>
        ((int)answer.Json["runs"]!, (int)answer.Json["succeeded"]!, (int)answer.Json["reused"]!);

    private static IEnumerable<object?> Runs(string store) =>
        ResultsStore.OpenReader(store).Query(new RunQuery("tiny", "", ["run", "loss_final", "ntk_distance_limit"], ["run"], 0)).Rows.SelectMany(row => row);

    private long Sql(string query) =>
        (long)ResultsStore.OpenReader(workplace.Store).Sql(new SqlQuery(query, 1, TimeSpan.FromSeconds(30))).Rows[0][0]!;

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={workplace.Store};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
