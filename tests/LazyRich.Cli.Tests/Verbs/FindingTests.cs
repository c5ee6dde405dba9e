using System.Text.Json.Nodes;
using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Verbs;

[Collection(nameof(StoredTiny))]
public sealed class FindingTests(StoredTiny stored) : IDisposable
{
    private readonly Workplace mine = new();

    [Fact]
    public async Task Plot_Finding_SaysTheNumbersOfTheStoredRuns()
    {
        Answer answer = await PlotAsync(
            "slow: {max: lambda, where: architecture = '2-2-2'}\n  all: {share: lambda = 1}\n  twice: 2 * slow", "'λ up to {slow}, {all:%} at one, {twice}'", "slow = 1");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.True((bool)answer.Json["finding"]!["supported"]!);
        Assert.Equal("λ up to 1, 33.3% at one, 2", (string)answer.Json["finding"]!["sentence"]!);
        JsonNode slow = answer.Json["finding"]!["numbers"]!["slow"]!;
        Assert.Equal((1.0, 6), ((double)slow["value"]!, (int)slow["runs"]!));
    }

    [Fact]
    public async Task Plot_RunsThatDoNotSupportIt_SaysSoWithTheNumbers()
    {
        Answer answer = await PlotAsync("most: {max: lambda}", "'λ reaches {most}'", "most > 5", "--where", "lambda < 1");

        Assert.False((bool)answer.Json["finding"]!["supported"]!);
        Assert.Equal("needs most > 5; most is 0", (string)answer.Json["finding"]!["unmet"]![0]!);
    }

    [Fact]
    public async Task Plot_NoRunHasTheNumber_IsNotSupported()
    {
        Answer answer = await PlotAsync("none: {median: condition}", "'It is {none}.'", "none > 0");

        Assert.False((bool)answer.Json["finding"]!["supported"]!);
        Assert.Equal("It is (no number).", (string)answer.Json["finding"]!["sentence"]!);
    }

    [Theory]
    [InlineData("n: {median: time_to_1pc}", "'time_to_1pct'")]
    [InlineData("n: {median: lambda, where: lamda > 0}", "'lambda'")]
    [InlineData("n: {share: lambda >}", "is wanted here")]
    public async Task Plot_ColumnThatTheStoreDoesNotKnow_IsAFaultWithItsPlaceAndTheNearest(string number, string said)
    {
        Answer answer = await PlotAsync(number, "'{n}'", "n > 0");

        Assert.Equal(2, answer.Code);
        Assert.Contains("finding.yaml:4:3: 'n': ", answer.Errors, StringComparison.Ordinal);
        Assert.Contains(said, answer.Errors, StringComparison.Ordinal);
        Assert.Equal(4, (int)answer.Json["error"]!["faults"]![0]!["line"]!);
    }

    [Fact]
    public async Task Plot_FileWithFaults_ReportsThem()
    {
        Answer answer = await stored.Workplace.RunAsync("plot", "tiny", "--finding", mine.Write("finding.yaml", "finding: f\nquestoin: x\n"));

        Assert.Equal(2, answer.Code);
        Assert.Contains("finding.yaml:2:1: unknown key 'questoin'", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("did you mean 'question'?", answer.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => mine.Dispose();

    private Task<Answer> PlotAsync(string numbers, string sentence, string supported, params string[] more)
    {
        string file = mine.Write("finding.yaml", $"finding: tiny\nquestion: What?\nnumbers:\n  {numbers}\nsentence: {sentence}\nsupported: {supported}\n");
        return stored.Workplace.RunAsync(["plot", "tiny", "--finding", file, "-o", mine.File("tiny.png"), "--json", .. more]);
    }
}
