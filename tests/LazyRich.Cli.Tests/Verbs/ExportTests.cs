using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using LazyRich.Cli.Terminals;
using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Verbs;

[Collection(nameof(StoredTiny))]
public sealed class ExportTests(StoredTiny stored)
{
    private readonly Workplace workplace = stored.Workplace;

    [Fact]
    public async Task Export_TrajectoriesCsv_HasARowPerRunAndTime()
    {
        string file = workplace.File("curves.csv");

        Answer answer = await workplace.RunAsync("export", "tiny", "--table", "trajectories", "--format", "csv", "-o", file);

        Assert.True(answer.Code == 0, answer.ToString());
        string[] lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(1 + (12 * 21), lines.Length);
        Assert.Equal("run,task,architecture,lambda,seed,solver,t,loss,ntk_distance,singular_value_1,singular_value_2", lines[0]);
        Assert.Contains("wrote", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runs.csv", "run")]
    [InlineData("runs.npz", "PK\u0003")]
    [InlineData("runs.json", "{\"r")]
    public async Task Export_NoFormat_TakesTheFilesEnding(string name, string start)
    {
        string file = workplace.File(name);

        Answer answer = await workplace.RunAsync("export", "tiny", "-o", file, "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Equal(new FileInfo(file).Length, (long)answer.Json["bytes"]!);
        Assert.Equal(start, Encoding.ASCII.GetString((await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))[..3]));
    }

    [Fact]
    public async Task Export_ToStandardOutput_IsTheTableAlone() =>
        Assert.StartsWith("run,state,", Encoding.UTF8.GetString((await workplace.RunForBytesAsync("export", "tiny")).Bytes), StringComparison.Ordinal);

    [Theory]
    [InlineData("--json")]
    [InlineData("--format=json")]
    public async Task Export_Json_IsAnObjectALine(string option)
    {
        (Answer answer, byte[] bytes) = await workplace.RunForBytesAsync("export", "tiny", option);

        Assert.Equal(0, answer.Code);
        Assert.Empty(answer.Output);
        string[] lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(12, lines.Length);
        Assert.Equal("succeeded", (string)JsonNode.Parse(lines[0])!["state"]!);
    }

    [Fact]
    public async Task Export_NpzTrajectories_HasItsArrays()
    {
        string file = workplace.File("curves.npz");
        await workplace.RunAsync("export", "tiny", "--table", "trajectories", "-o", file);

        using ZipArchive archive = await ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken);

        Assert.Contains(archive.Entries, entry => entry.Name.StartsWith("loss", StringComparison.Ordinal));
        Assert.Contains(archive.Entries, entry => entry.Name == "lambda.npy");
    }

    [Fact]
    public async Task Export_NpzToATerminal_IsRefused()
    {
        Answer answer = await workplace.RunAsync(
            new(_ => { }), TextWriter.Null, terminal => terminal with { OutIsTerminal = true }, "export", "tiny", "--format", "npz");

        Assert.Equal(2, answer.Code);
        Assert.Contains("-o FILE.npz", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_ToAPlaceThatIsNotThere_LeavesNothingBehind()
    {
        Answer answer = await workplace.RunAsync("export", "tiny", "-o", workplace.File("nowhere/runs.csv"));

        Assert.Equal(2, answer.Code);
        Assert.Contains("no directory", answer.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(workplace.Directory, "*.partial"));
    }

    [Fact]
    public async Task Export_UnknownStudy_NamesTheNearest()
    {
        Answer answer = await workplace.RunAsync("export", "tinny");

        Assert.Equal(2, answer.Code);
        Assert.Contains("did you mean 'tiny'?", answer.Errors, StringComparison.Ordinal);
    }

    /// <summary>The file is there whole or not at all, and nothing is left beside it.</summary>
    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("npz")]
    public async Task Export_Interrupted_EndsWith130AndLeavesNothing(string format)
    {
        string directory = Directory.CreateDirectory(workplace.File($"interrupted-{format}")).FullName;
        using var interrupts = new Interrupts(_ => { });
        interrupts.Raise(ExitCode.Interrupted);

        Answer answer = await workplace.RunAsync(
            interrupts, TextWriter.Null, terminal => terminal, "export", "tiny", "--table", "trajectories", "-o", Path.Combine(directory, $"curves.{format}"));

        Assert.Equal(130, answer.Code);
        Assert.Contains("interrupted", answer.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(directory));
    }

    [Fact]
    public async Task Export_InterruptedWhileItWrites_EndsWith130AndWritesNoMore()
    {
        using var interrupts = new Interrupts(_ => { });
        using var output = new InterruptingStream(interrupts);

        Answer answer = await workplace.RunAsync(
            interrupts, TextWriter.Null, terminal => terminal with { OpenOut = () => output }, "export", "tiny", "--table", "trajectories", "--format", "npz");

        Assert.Equal((130, 1), (answer.Code, output.Writes));
    }

    private sealed class InterruptingStream(Interrupts interrupts) : MemoryStream
    {
        public int Writes { get; private set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Writes++;
            interrupts.Raise(ExitCode.Interrupted);
            base.Write(buffer, offset, count);
        }
    }
}
