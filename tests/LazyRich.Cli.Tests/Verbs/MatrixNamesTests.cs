using LazyRich.Cli.Tests.Given;
using Microsoft.Data.Sqlite;

namespace LazyRich.Cli.Tests.Verbs;

/// <summary>People read the names of a study's matrix files; programs read their digests.</summary>
public sealed class MatrixNamesTests : IAsyncLifetime
{
    private const string Digest = "[0-9a-f]{13,}";

    private readonly Workplace workplace = new();
    private string file = "";
    private Answer ran = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(workplace.File("inputs"));
        workplace.Write("inputs/mild.csv", "1,0.25\n-0.5,2\n");
        workplace.Write("inputs/steep.csv", "4,0\n0,0.1\n");
        file = workplace.Write("files.yaml", Study("files", "[inputs/mild.csv, inputs/steep.csv]"));
        ran = await workplace.RunAsync("run", file, "--no-figures");
        Assert.True(ran.Code == 0, ran.ToString());
    }

    public ValueTask DisposeAsync()
    {
        workplace.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Tables_OfAStudyWithFiles_SayTheirNames()
    {
        Answer queried = await workplace.RunAsync("query", "files", "--columns", "task.sigma,lambda");
        Answer predicted = await workplace.RunAsync("predict", file);

        foreach (Answer answer in (Answer[])[ran, queried, predicted])
        {
            Assert.Contains("mild.csv", answer.Output, StringComparison.Ordinal);
            Assert.Contains("steep.csv", answer.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("inputs/", answer.Output, StringComparison.Ordinal);
            Assert.DoesNotMatch(Digest, answer.Output);
        }
    }

    [Fact]
    public async Task Documents_OfAStudyWithFiles_KeepTheDigests()
    {
        Answer json = await workplace.RunAsync("query", "files", "--columns", "task.sigma", "--json");
        Answer csv = await workplace.RunAsync("query", "files", "--columns", "task.sigma", "--format", "csv");
        Answer predicted = await workplace.RunAsync("predict", file, "--json");
        Answer again = await workplace.RunAsync("run", file, "--no-figures", "--json");
        string digest = (string)json.Json["rows"]![0]!["task.sigma"]!;

        Assert.Matches("^[0-9a-f]{32}$", digest);
        Assert.Contains(digest, csv.Output, StringComparison.Ordinal);
        Assert.Equal(digest[..8], (string)predicted.Json["predictions"]![0]!["task.sigma"]!);
        Assert.Equal(digest, (string)again.Json["groups"]![0]!["task.sigma"]!);
        Answer where = await workplace.RunAsync("query", "files", "--where", $"task.sigma = '{digest}'", "--columns", "run", "--json");
        Assert.Equal(6, (int)where.Json["count"]!);
    }

    [Fact]
    public async Task Tables_OfAStudyThatNamesTheSameNumbersOtherwise_SayItsOwnName()
    {
        workplace.Write("other.csv", "1,0.25\n-0.5,2\n");
        await workplace.RunAsync("run", workplace.Write("other.yaml", Study("other", "[other.csv, inputs/steep.csv]")), "--no-figures");

        Answer files = await workplace.RunAsync("query", "files", "--columns", "task.sigma");
        Answer other = await workplace.RunAsync("query", "other", "--columns", "task.sigma");
        Answer all = await workplace.RunAsync("query", "--columns", "task.sigma");
        string run = (await workplace.RunAsync("query", "files", "--columns", "run", "--limit", "1", "--format", "csv")).Output.Split('\n')[1].Trim();
        Answer shown = await workplace.RunAsync("show", run);

        Assert.Contains("mild.csv", files.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("other.csv", files.Output, StringComparison.Ordinal);
        Assert.Contains("other.csv", other.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("mild.csv", other.Output, StringComparison.Ordinal);
        Assert.Matches(Digest, all.Output);
        Assert.Matches($"task.sigma +{Digest} +mild.csv, other.csv", shown.Output);
    }

    [Fact]
    public async Task Explain_RunWithAFile_SaysItsNameBesideTheDigest()
    {
        string run = (await workplace.RunAsync("query", "files", "--columns", "run", "--limit", "1", "--format", "csv")).Output.Split('\n')[1].Trim();

        Answer answer = await workplace.RunAsync("explain", run);

        Assert.Matches($"task.sigma.matrix: here \"{Digest}\" \\(mild.csv\\), there \"{Digest}\" \\(steep.csv\\)", answer.Output);
    }

    /// <summary>Up to schema 9 the store did not keep names.</summary>
    [Fact]
    public async Task Tables_OfAnOlderStore_SayTheDigest()
    {
        using (var connection = new SqliteConnection($"Data Source={workplace.Store};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DELETE FROM study_files";
            command.ExecuteNonQuery();
        }

        Answer answer = await workplace.RunAsync("query", "files", "--columns", "task.sigma");

        Assert.Matches(Digest, answer.Output);
    }

    private static string Study(string name, string sigmas) => Workplace.TinyBut(
        ("study: tiny", $"study: {name}"), ("{kind: random-regression}", $"{{kind: from-file, sigma: {sigmas}}}"), ("[2-2-2, 3-2-2]", "2-2-2"));
}
