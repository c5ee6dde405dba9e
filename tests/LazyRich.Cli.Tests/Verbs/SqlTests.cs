using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Verbs;

[Collection(nameof(StoredTiny))]
public sealed class SqlTests(StoredTiny stored)
{
    private const string Counts = "select architecture, count(*) as runs from runs r join configurations c on c.id = r.configuration_id group by 1";

    private const string Large =
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 300) select hex(zeroblob(150000)) from n";

    [Fact]
    public async Task Sql_Select_IsATableOrCsvOrJson()
    {
        Answer table = await stored.Workplace.RunAsync("sql", Counts);
        Answer csv = await stored.Workplace.RunAsync("sql", Counts, "--csv");
        Answer json = await stored.Workplace.RunAsync("sql", Counts, "--limit", "1", "--json");

        Assert.True(table.Code == 0, table.ToString());
        Assert.Contains("3-2-2            6", table.Output, StringComparison.Ordinal);
        Assert.Equal("architecture,runs\n2-2-2,6\n3-2-2,6\n", csv.Output);
        Assert.Equal(("2-2-2", 6, true), ((string)json.Json["rows"]![0]![0]!, (int)json.Json["rows"]![0]![1]!, (bool)json.Json["more"]!));
    }

    [Fact]
    public async Task Sql_FromStandardInput_IsRead()
    {
        Answer answer = await stored.Workplace.RunAsync(
            new(_ => { }), TextWriter.Null, terminal => terminal with { In = new StringReader(Counts) }, "sql", "-", "--csv");

        Assert.Equal("architecture,runs\n2-2-2,6\n3-2-2,6\n", answer.Output);
    }

    /// <summary>300 rows of .3 MB are more than an answer holds.</summary>
    [Fact]
    public async Task Sql_MoreThanAnAnswerHolds_SaysSoAndEndsWith2()
    {
        Answer json = await stored.Workplace.RunAsync("sql", Large, "--limit", "0", "--json");

        Assert.Equal(2, json.Code);
        Assert.Equal("size", (string)json.Json["cut"]!);
        Assert.Contains("cut at 64 MiB", json.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("--limit 0", json.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_MoreThanAnAnswerHoldsAsCsv_ComesWhole()
    {
        Answer csv = await stored.Workplace.RunAsync("sql", Large, "--limit", "0", "--csv");

        Assert.True(csv.Code == 0, csv.Errors);
        Assert.Equal(301, csv.Output.Count(character => character == '\n'));
    }

    [Fact]
    public async Task Sql_FewerRowsThanThereAre_SaysHowToSeeAll()
    {
        Answer answer = await stored.Workplace.RunAsync("sql", Counts, "--limit", "1");

        Assert.Equal(0, answer.Code);
        Assert.Contains("the first 1 row; --limit 0 shows all", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("delete from runs", "only reading is allowed")]
    [InlineData("select * from run", "no such table: run")]
    [InlineData("with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n", "--timeout")]
    public async Task Sql_NotAllowed_EndsWith2InWords(string text, string words)
    {
        Answer answer = await stored.Workplace.RunAsync("sql", text, "--timeout", "0.05s");

        Assert.Equal(2, answer.Code);
        Assert.Contains(words, answer.Errors, StringComparison.Ordinal);
    }
}
