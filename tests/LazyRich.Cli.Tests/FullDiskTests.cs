using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests;

/// <summary>Standard output is /dev/full, which takes nothing, as a file on a full disk does.</summary>
[Collection(nameof(StoredTiny))]
public sealed class FullDiskTests(StoredTiny stored)
{
    [Theory]
    [InlineData("export", "tiny")]
    [InlineData("export", "tiny", "--format", "json")]
    [InlineData("export", "tiny", "--table", "trajectories", "--format", "npz")]
    [InlineData("plot", "tiny", "-o", "-")]
    [InlineData("query", "tiny")]
    [InlineData("query", "tiny", "--json")]
    [InlineData("query", "tiny", "--format", "csv")]
    [InlineData("status", "--json")]
    [InlineData("studies", "show", "lazy-to-rich")]
    [InlineData("--help")]
    [InlineData("--version")]
    public async Task Verb_OutputThatTakesNothing_SaysSoAndEndsWith3(params string[] arguments)
    {
        Answer answer = await IntoNothingAsync(arguments);

        Assert.Equal(3, answer.Code);
        Assert.StartsWith("lazyrich: the output cannot be written: No space left on device", answer.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verb_ErrorThatCannotBeAnswered_KeepsItsCodeAndWords()
    {
        Answer answer = await IntoNothingAsync("status", "absent", "--json");

        Assert.Equal(2, answer.Code);
        Assert.StartsWith("lazyrich: no study 'absent'", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("the JSON document of this error cannot be written", answer.Errors, StringComparison.Ordinal);
    }

    private async Task<Answer> IntoNothingAsync(params string[] arguments)
    {
        await using var writer = new StreamWriter(Full()) { AutoFlush = true };
        return await stored.Workplace.RunAsync(new(_ => { }), TextWriter.Null, terminal => terminal with { Out = writer, OpenOut = Full }, arguments);
    }

    private static FileStream Full() => new("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
}
