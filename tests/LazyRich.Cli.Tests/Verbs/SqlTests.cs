using LazyRich.Cli.Tests.Given;

namespace LazyRich.Cli.Tests.Verbs;

[Collection(nameof(StoredTiny))]
public sealed class SqlTests(StoredTiny stored)
{
    private const string Counts = "select architecture, count(*) as runs from runs r join configurations c on c.id = r.configuration_id group by 1";

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
