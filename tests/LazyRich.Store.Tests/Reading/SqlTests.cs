using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Sql;
using LazyRich.Store.Tests.Fixtures;

namespace LazyRich.Store.Tests.Reading;

/// <summary>A user's own SQL: reads everything, changes nothing, ends in time.</summary>
public sealed class SqlTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private string Path => directory.File("store.db");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sql_Select_HasItsColumnsAndValues(bool exclusive)
    {
        await using ResultsStore store = await OpenAsync(exclusive);

        SqlResult result = store.Reader.Sql(new("with recursive n(i) as (select 1 union all select i + 1 from n where i < 3) "
            + "select i, i / 2.0 as half, 'λ', x'0aff', null, 9e999 from n", 2, patience));

        Assert.Equal(["i", "half", "'λ'", "x'0aff'", "null", "9e999"], result.Columns);
        Assert.Equal([1L, 0.5, "λ", "0aff", null, double.PositiveInfinity], result.Rows[0]);
        Assert.Equal((2, true), (result.Rows.Count, result.More));
        Assert.Equal(0L, store.Reader.Sql(new("select count(*) from runs", 0, patience)).Rows[0][0]);
    }

    [Theory]
    [InlineData("delete from runs")]
    [InlineData("select 1; drop table runs")]
    [InlineData("update studies set name = 'x'")]
    [InlineData("attach database '/tmp/x.db' as x")]
    [InlineData("pragma query_only = 0")]
    [InlineData("pragma journal_mode = delete")]
    [InlineData("create temp table t (x)")]
    [InlineData("select load_extension('x')")]
    [InlineData("vacuum into 'copy.db'")]
    [InlineData("begin immediate")]
    public async Task Sql_AnythingButReading_IsRefusedAndTheStoreWorksOn(string text)
    {
        foreach (bool exclusive in (bool[])[false, true])
        {
            await using ResultsStore store = await OpenAsync(exclusive);

            Assert.Throws<QueryException>(() => store.Reader.Sql(new(text, 0, patience)));

            Assert.Equal(0, await store.Writer.RequeueAsync(null, CancellationToken.None));
            Assert.Equal(0L, store.Reader.Sql(new("select count(*) from runs", 0, patience)).Rows[0][0]);
        }
    }

    [Theory]
    [InlineData("selct 1", "near \"selct\": syntax error")]
    [InlineData("select * from run", "no such table: run")]
    [InlineData("", "no question")]
    public async Task Sql_NotUnderstood_SaysWhy(string text, string words)
    {
        await using ResultsStore store = await OpenAsync(exclusive: false);

        Assert.Contains(words, Assert.Throws<QueryException>(() => store.Reader.Sql(new(text, 0, patience))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_Endless_IsEndedInTimeAndSaysSo()
    {
        await using ResultsStore store = await OpenAsync(exclusive: true);
        const string endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";

        QueryException ended = Assert.Throws<QueryException>(() => store.Reader.Sql(new(endless, 0, TimeSpan.FromMilliseconds(50))));

        Assert.Contains("longer than", ended.Message, StringComparison.Ordinal);
        Assert.Equal(0, await store.Writer.RequeueAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task Sql_HugeAnswer_StopsAtItsSize()
    {
        await using ResultsStore store = await OpenAsync(exclusive: false);

        SqlResult result = store.Reader.Sql(new(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000) select hex(zeroblob(65536)) from n", 0, patience));

        Assert.True(result.More);
        Assert.InRange(result.Rows.Count, 1, 1000);
    }

    [Fact]
    public async Task Sql_SchemaPragma_IsReading()
    {
        await using ResultsStore store = await OpenAsync(exclusive: false);

        Assert.Contains("key", store.Reader.Sql(new("select name from pragma_table_info('runs')", 0, patience)).Rows.Select(row => (string)row[0]!));
    }

    public void Dispose() => directory.Dispose();

    private Task<ResultsStore> OpenAsync(bool exclusive) =>
        ResultsStore.OpenAsync(Path, new ResultsStoreOptions { Exclusive = exclusive }, CancellationToken.None);
}
