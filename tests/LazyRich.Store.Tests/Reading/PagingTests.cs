using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Paging;
using LazyRich.Store.Tests.Fixtures;

namespace LazyRich.Store.Tests.Reading;

/// <summary>An answer put together from pages is the answer, whatever happens between them.</summary>
public sealed class PagingTests(QueryStore fixture) : IClassFixture<QueryStore>
{
    private const int Page = 3;

    [Theory]
    [InlineData("", "")]
    [InlineData("", "-loss_final")]
    [InlineData("", "loss_final,-lambda")]
    [InlineData("", "-ntk_distance_limit,loss_final")]
    [InlineData("lambda", "-architecture,Lambda")]
    [InlineData("run,silo,study,init.scale", "-silo,study,-run")]
    [InlineData("lambda,lambda,regime,state", "-state,regime,seed")]
    public void WholeAnswer_AnyOrder_IsTheStores(string columns, string order)
    {
        foreach ((string? study, int limit) in ((string?, int)[])[("main", 0), ("main", 4), ("main", 6), (null, 0)])
        {
            var query = new RunQuery(study, "seed = 0", Names(columns), Names(order), limit);
            QueryResult expected = fixture.Reader.Query(query), found = WholeAnswer.Read(Paged(fixture.Reader), query);

            Assert.Equal(expected.Columns, found.Columns);
            Assert.Equal(expected.Rows.SelectMany(row => row), found.Rows.SelectMany(row => row));
            Assert.Equal((expected.Next, expected.Plan), (found.Next, found.Plan));
        }

        static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public void WholeAnswer_NotUnderstood_SaysWhatTheStoreSays()
    {
        var query = new RunQuery("main", "", ["lambda"], ["-sed"], 0);

        Assert.Equal(
            Assert.Throws<QueryException>(() => fixture.Reader.Query(query)).Message,
            Assert.Throws<QueryException>(() => WholeAnswer.Read(Paged(fixture.Reader), query)).Message);
    }

    /// <summary>A run's place among losses moves when it has one: a page that begins behind a loss would miss it, or have it twice.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("loss_final")]
    [InlineData("-loss_final")]
    public async Task WholeAnswer_RunsAreSolvedBetweenPages_HasEveryRunOnce(string order)
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", Enumerable.Range(0, 20).Select(i => (double)i)));
        int solved = 0;

        QueryResult found = WholeAnswer.Read(
            Paged(store.Reader, () => SolveOneAsync().GetAwaiter().GetResult()), new("a", "", ["lambda"], order.Length == 0 ? [] : [order], 0));

        Assert.True(solved > 5);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (object)(double)i), found.Rows.Select(row => row[0]!).Order());

        async Task SolveOneAsync() =>
            await store.CommitAsync(Outcomes.Succeeded((await store.LeaseAsync(1))[0], summary => summary["loss_final"] = ++solved % 2 == 0 ? solved : -solved));
    }

    [Fact]
    public async Task WholeAnswer_RunsAreAddedBetweenPages_HasThoseThatWereThereOnce()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", Enumerable.Range(0, 10).Select(i => (double)i)));
        int added = 0;

        QueryResult found = WholeAnswer.Read(
            Paged(store.Reader, () => store.SubmitAsync(Plans.Of($"more-{++added}", [-added])).GetAwaiter().GetResult()), new(null, "lambda >= 0", ["lambda"], [], 0));

        Assert.True(added > 2);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (object)(double)i), found.Rows.Select(row => row[0]!));
    }

    /// <summary>More values of an axis give the runs behind them other places.</summary>
    [Fact]
    public async Task WholeAnswer_StudyIsExtendedBetweenPages_IsOfTheNewPlan()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [0, 2, 4, 6, 8]));
        var changes = new Queue<double[]>([[0, 1, 2, 3, 4, 5, 6, 7, 8]]);

        QueryResult found = WholeAnswer.Read(Paged(store.Reader, Extend), new("a", "", ["lambda"], [], 0));

        Assert.Equal(Enumerable.Range(0, 9).Select(i => (object)(double)i), found.Rows.Select(row => row[0]!));

        void Extend()
        {
            if (changes.TryDequeue(out double[]? lambdas))
                store.SubmitAsync(Plans.Of("a", lambdas)).GetAwaiter().GetResult();
        }
    }

    [Fact]
    public async Task RunPages_StudyIsExtendedBetweenPages_EndInWords()
    {
        await using TemporaryStore store = await TemporaryStore.CreateAsync();
        await store.SubmitAsync(Plans.Of("a", [0, 2, 4, 6, 8]));
        using IEnumerator<QueryResult> pages = RunPages.Read(store.Reader.Query, new("a", "", ["lambda"], [], 0), Page).GetEnumerator();
        Assert.True(pages.MoveNext());

        await store.SubmitAsync(Plans.Of("a", [0, 1, 2, 3, 4]));

        Assert.Contains("another plan", Assert.Throws<PlanReplacedException>(() => pages.MoveNext()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main", "", 8)]
    [InlineData("main", "init.scale = 1 and lambda > -2", 5)]
    [InlineData("main", "saddle = 1", 1)]
    [InlineData("other", "loss_final is nan", 0)]
    [InlineData(null, "regime = 'rich' or state = 'failed'", 3)]
    public void Count_AnyCondition_IsTheNumberOfItsRows(string? study, string where, int expected)
    {
        var query = new RunQuery(study, where, [], [], 0);

        Assert.Equal((expected, expected), (fixture.Reader.Count(query with { Limit = 2, OrderBy = ["lambda"] }), fixture.Reader.Query(query).Rows.Count));
    }

    /// <summary>A head whose pages are small; something happens after each.</summary>
    private static Func<RunQuery, QueryResult> Paged(IStoreReader reader, Action? between = null) => query =>
    {
        QueryResult page = reader.Query(query with { Limit = query.Limit is > 0 and < Page ? query.Limit : Page });
        between?.Invoke();
        return page;
    };
}
