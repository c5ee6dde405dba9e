using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Sql;
using LazyRich.Store.Sql;
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

    /// <summary>However patient the asker: leases would run out while the writer waits.</summary>
    [Fact]
    public async Task Sql_EndlessOnTheWritersOnlyConnection_IsEndedSoonAndSaysWhy()
    {
        await using ResultsStore store = await OpenAsync(exclusive: true);
        const string endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";

        QueryException ended = Assert.Throws<QueryException>(() => store.Reader.Sql(new(endless, 0, TimeSpan.FromHours(1))));

        Assert.Contains("in one process alone", ended.Message, StringComparison.Ordinal);
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

        Assert.Equal(SqlCut.Size, result.Cut);
        Assert.InRange(result.Rows.Count, 1, 1000);
    }

    /// <summary>What is larger than an answer is never fetched: one such row took gigabytes of a head.</summary>
    [Theory]
    [InlineData("select zeroblob(300000000)", "longer than 64 MiB")]
    [InlineData("select length(group_concat(hex(zeroblob(1000000)))) from generated", "longer than 64 MiB")]
    [InlineData("select zeroblob(5000000), zeroblob(5000000), zeroblob(5000000), zeroblob(5000000)", "first row alone")]
    public async Task Sql_HugeValue_IsRefusedInWords(string text, string words)
    {
        await using ResultsStore store = await OpenAsync(exclusive: false);

        QueryException refused = Assert.Throws<QueryException>(() => store.Reader.Sql(new(
            "with recursive generated(i) as (select 1 union all select i + 1 from generated where i < 1000) " + text, 0, patience)));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_HugeRowAfterSmallOnes_StopsBeforeIt()
    {
        await using ResultsStore store = await OpenAsync(exclusive: false);

        SqlResult result = store.Reader.Sql(new("select 'small' union all select zeroblob(20000000)", 0, patience));

        Assert.Equal((1, SqlCut.Size), (result.Rows.Count, result.Cut));
    }

    [Fact]
    public async Task Sql_RowByRow_HasNoEndBeforeTheLast()
    {
        await using ResultsStore store = await OpenAsync(exclusive: false);
        var query = new SqlQuery("with recursive n(i) as (select 1 union all select i + 1 from n where i < 600) select hex(zeroblob(65536)) as zeros from n", 0, patience);
        IReadOnlyList<string> columns = [];
        int rows = 0;

        SqlCut whole = store.Reader.Sql(query, names => columns = names, _ => rows++);
        SqlCut limited = store.Reader.Sql(query with { Limit = 7 }, _ => { }, _ => rows++);

        Assert.Equal(["zeros"], columns);
        Assert.Equal((SqlCut.None, SqlCut.Limit, 607), (whole, limited, rows));
    }

    /// <summary>On a network file system it is the writer's own connection that is asked.</summary>
    [Fact]
    public async Task Guard_Ended_LeavesTheConnectionAsItWas()
    {
        await using ResultsStore store = await OpenAsync(exclusive: false);
        using Database database = Connections.OpenForReading(Path, exclusive: false);
        int before = Limit();

        using (new SqlGuard(database, patience))
            Assert.Equal(SqlAnswers.MostBytes, Limit());

        Assert.Equal(before, Limit());

        int Limit() => SQLitePCL.raw.sqlite3_limit(database.Connection.Handle, 0, -1);
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
