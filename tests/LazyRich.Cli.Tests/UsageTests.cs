using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly Workplace workplace = new();

    [Theory]
    [InlineData("unknown command 'stauts'; did you mean 'status'?", "stauts")]
    [InlineData("unknown command 'frobnicate'; there are run, extend, resume", "frobnicate")]
    [InlineData("unknown option '--colums'; did you mean '--columns'?", "query", "tiny", "--colums", "run")]
    [InlineData("unknown option '--sotre'; did you mean '--store'?", "ls", "--sotre", "x.db")]
    [InlineData("unknown command 'shw'; did you mean 'show'?", "studies", "shw")]
    [InlineData("--limit is a whole number from 0, not -3", "query", "--limit", "-3")]
    [InlineData("--slots is a whole number from 1, not 0", "run", "tiny", "--slots", "0")]
    [InlineData("'xml'", "query", "--format", "xml")]
    [InlineData("'many'", "query", "--limit", "many")]
    [InlineData("run", "run")]
    public async Task Any_NotUnderstood_SaysWhatAndWhereTheHelpIs(string expected, params string[] arguments)
    {
        Answer answer = await workplace.RunAsync(arguments);

        Assert.Equal(2, answer.Code);
        Assert.Contains(expected, answer.Errors, StringComparison.Ordinal);
        Assert.Contains("--help", answer.Errors, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    [Fact]
    public async Task Help_OfRoot_ListsEveryVerbAndExamples()
    {
        Answer answer = await workplace.RunAsync("--help");

        Assert.Equal(0, answer.Code);
        foreach (string verb in (string[])["plan", "run", "resume", "status", "ls", "show", "query", "export", "plot", "studies", "doctor", "retry"])
            Assert.Contains($"  {verb} ", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Root_Alone_IsItsHelp() => Assert.Equal((await workplace.RunAsync("--help")).Output, (await workplace.RunAsync()).Output);

    [Theory]
    [InlineData("run")]
    [InlineData("resume")]
    [InlineData("retry")]
    [InlineData("plan")]
    [InlineData("status")]
    [InlineData("ls")]
    [InlineData("show")]
    [InlineData("query")]
    [InlineData("export")]
    [InlineData("plot")]
    [InlineData("studies")]
    [InlineData("doctor")]
    public async Task Help_OfVerb_HasAnExampleOfIt(string verb)
    {
        Answer answer = await workplace.RunAsync(verb, "--help");

        Assert.Equal(0, answer.Code);
        Assert.Contains($"lazyrich {verb}", answer.Output[answer.Output.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_Alone_NamesProgramAndNumerics() =>
        Assert.Matches(@"^lazyrich \d+\.\d+\.\d+ \(numerics \d+\)\s*$", (await workplace.RunAsync("--version")).Output);

    [Theory]
    [InlineData("status")]
    [InlineData("ls")]
    [InlineData("show", "4f")]
    [InlineData("query")]
    [InlineData("export", "tiny", "--table", "runs", "--format", "csv")]
    [InlineData("plot", "tiny")]
    [InlineData("resume", "tiny")]
    [InlineData("retry", "tiny", "--failed")]
    public async Task Verb_WithoutAStore_EndsWith3AndMakesNone(params string[] arguments)
    {
        Answer answer = await workplace.RunAsync(arguments);

        Assert.Equal(3, answer.Code);
        Assert.Contains("there is no store", answer.Errors, StringComparison.Ordinal);
        Assert.Contains("lazyrich run", answer.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(workplace.Directory));
    }

    [Theory]
    [InlineData("ls")]
    [InlineData("run", "descent")]
    public async Task Verb_OnWhatIsNoStore_EndsWith3(params string[] arguments)
    {
        workplace.Write("lazyrich.db", new string('x', 5000));

        Answer answer = await workplace.RunAsync(arguments);

        Assert.Equal(3, answer.Code);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_UnexpectedException_IsOneLineAnd5()
    {
        workplace.Write("tiny.yaml", Workplace.Tiny);

        Answer answer = await workplace.RunAsync(
            new(_ => { }), TextWriter.Null, terminal => terminal with { Time = new BrokenClock() }, "run", workplace.File("tiny.yaml"), "--json");

        Assert.Equal(5, answer.Code);
        Assert.Contains("internal error: NotImplementedException: no clock", answer.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
        Assert.Equal(5, (int)answer.Json["error"]!["exit_code"]!);
    }

    public void Dispose() => workplace.Dispose();

    private sealed class BrokenClock : TimeProvider
    {
        public override long GetTimestamp() => throw new NotImplementedException("no clock");
    }
}
