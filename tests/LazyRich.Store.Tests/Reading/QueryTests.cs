using LazyRich.Dynamics.Regimes;
using LazyRich.Store.Reading;
using LazyRich.Store.Tests.Fixtures;

namespace LazyRich.Store.Tests.Reading;

/// <summary>Conditions over a store of eight runs whose numbers are easy to follow.</summary>
public sealed class QueryTests(QueryStore fixture) : IClassFixture<QueryStore>
{
    /// <summary>The regime is a view over stored numbers.</summary>
    [Theory]
    [InlineData("", "regime = 'lazy'", "-1")]
    [InlineData("kernel-distance=1", "regime = 'lazy'", "-1 0 2 4")]
    [InlineData("kernel-distance=0", "regime = 'lazy'", "")]
    [InlineData("log-delay=100", "regime = 'rich'", "0 2 4")]
    public void Where_RegimeWithOtherThresholds_IsDecidedByThem(string thresholds, string where, string lambdas)
    {
        QueryResult result = fixture.Reader.Query(new("main", where, ["lambda"], [], 0) { Thresholds = RegimeThresholds.Parse(thresholds) });

        Assert.Equal(lambdas, string.Join(' ', result.Rows.Select(row => row[0])));
    }

    [Fact]
    public void Regimes_StoredStudy_CountsWhatQueryGroups()
    {
        IEnumerable<KeyValuePair<string, long>> expected = fixture.Reader.Query(new("main", "", ["regime"], [], 0)).Rows
            .Where(row => row[0] is not null).GroupBy(row => (string)row[0]!).Select(group => KeyValuePair.Create(group.Key, group.LongCount()));

        IReadOnlyList<KeyValuePair<string, long>> regimes = fixture.Reader.Regimes("main");

        Assert.True(regimes.Count > 1);
        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), regimes.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "-2 -1 0 1 2 3 4 5")]
    [InlineData("lambda > 0", "1 2 3 4 5")]
    [InlineData("LAMBDA >= 0 AND lambda<=2", "0 1 2")]
    [InlineData("0 < lambda and 3 >= lambda", "1 2 3")]
    [InlineData("lambda = -2 or lambda == 5", "-2 5")]
    [InlineData("lambda = 1 or lambda = 2 and lambda = 3", "1")]
    [InlineData("(lambda = 1 or lambda = 2) and not lambda = 2", "1")]
    [InlineData("not (lambda > 0 or lambda < -1)", "-1 0")]
    [InlineData("lambda != 1 and lambda <> 2 and lambda > 0", "3 4 5")]
    [InlineData("lambda in (1, 2.0, 3e0)", "1 2 3")]
    [InlineData("lambda not in (-2, -1, 0, 1)", "2 3 4 5")]
    [InlineData("lambda between -1 and 1 and lambda != 0", "-1 1")]
    [InlineData("lambda not between -1 and 4", "-2 5")]
    [InlineData("lambda < inf and lambda > -inf and lambda >= 4", "4 5")]
    [InlineData("architecture = '10-5-5'", "4 5")]
    [InlineData("architecture like '10-%'", "4 5")]
    [InlineData("architecture not like '10-%' and lambda > 1", "2 3")]
    [InlineData("shape = \"funnel\"", "4 5")]
    [InlineData("inputs > outputs", "4 5")]
    [InlineData("init.scale = 0.5", "4 5")]
    [InlineData("init.scale in (1) and lambda < 0", "-2 -1")]
    [InlineData("state = 'failed'", "3")]
    [InlineData("state != 'succeeded'", "3 5")]
    [InlineData("loss_final < 10", "-1 0")]
    [InlineData("not loss_final < 10", "-2 1 2 4")]
    [InlineData("loss_final is nan", "-2")]
    [InlineData("loss_final is not nan", "-1 0 1 2 3 4 5")]
    [InlineData("loss_final is null", "3 5")]
    [InlineData("loss_final is not null", "-2 -1 0 1 2 4")]
    [InlineData("loss_final != 7", "-2 0 1 2 4")]
    [InlineData("loss_final = inf", "1")]
    [InlineData("loss_final > 10", "1 2 4")]
    [InlineData("loss_final in (7, inf)", "-1 1")]
    [InlineData("loss_final > loss_initial", "1 2 4")]
    [InlineData("not loss_final > loss_initial", "-2 -1 0")]
    [InlineData("saddle = true", "0")]
    [InlineData("regime = 'lazy'", "-1")]
    [InlineData("regime = 'rich'", "0 2")]
    [InlineData("regime = 'delayed-rich'", "4")]
    [InlineData("regime is null", "-2 1 3 5")]
    [InlineData("study = 'other'", "0")]
    [InlineData("study != 'other' and lambda < 2", "-2 -1 1")]
    [InlineData("study like 'oth%' and study = 'main'", "0")]
    [InlineData("silo = 'silo-a' and attempt = 1 and lambda < 0", "-2 -1")]
    [InlineData("silo is null", "5")]
    [InlineData("seconds between .2 and .3 and lambda<0", "-2 -1")]
    public void Where_Condition_SelectsRuns(string where, string lambdas)
    {
        QueryResult result = fixture.Reader.Query(new("main", where, ["lambda"], [], 0));

        Assert.Equal(lambdas, string.Join(' ', result.Rows.Select(row => row[0])));
    }

    [Fact]
    public void Where_RunKey_IsFoundByAllDigitsAndByPrefix()
    {
        var key = (string)fixture.Reader.Query(new("main", "lambda = 2", ["run"], [], 0)).Rows[0][0]!;

        Assert.Equal(2.0, fixture.Reader.Query(new(null, $"run = '{key}'", ["lambda"], [], 0)).Rows[0][0]);
        Assert.Contains(fixture.Reader.Query(new(null, $"run like '{key[..8]}%'", ["lambda"], [], 0)).Rows, row => row[0] is 2.0);
        Assert.Equal(7, fixture.Reader.Query(new("main", $"run != '{key}'", ["lambda"], [], 0)).Rows.Count);
    }

    [Fact]
    public void Where_TextThatLooksLikeSql_IsText()
    {
        Assert.Empty(fixture.Reader.Query(new("main", "task = ''' OR 1=1 --'", ["run"], [], 0)).Rows);
        Assert.Empty(fixture.Reader.Query(new("main", "silo = '''; DROP TABLE runs; --'", ["run"], [], 0)).Rows);
        Assert.Equal(8, fixture.Reader.Query(new("main", "", ["run"], [], 0)).Rows.Count);
    }

    [Theory]
    [InlineData("lamda > 0", "at 1: no column 'lamda'; the nearest is 'lambda'.")]
    [InlineData("lambda > 0 and los_final < 1", "at 16: no column 'los_final'; the nearest is 'loss_final'.")]
    [InlineData("init.scal = 1", "at 1: no column 'init.scal'; the nearest is 'init.scale'.")]
    [InlineData("lambda >", "at 9: a column or a value is wanted here, not the end.")]
    [InlineData("lambda", "at 7: a comparison (= != < <= > >= in between like is) is wanted after 'lambda', not the end.")]
    [InlineData("lambda = 'big'", "at 10: lambda is a number, and the text 'big' is not.")]
    [InlineData("architecture = 5", "at 16: architecture is text, which is written in quotes: '5'.")]
    [InlineData("architecture = 5-5-5", "at 16: '5-5-5' is not a number; text is written in quotes: '5-5-5'.")]
    [InlineData("loss_final = nan", "at 14: nothing compares with NaN, not even NaN; write 'is nan' or 'is not nan'.")]
    [InlineData("loss_final = null", "at 14: null is no value; write 'is null' or 'is not null'.")]
    [InlineData("(lambda > 0", "at 12: ')' is wanted here, not the end.")]
    [InlineData("lambda > 0)", "at 11: the condition goes on with ')'; join conditions with 'and' or 'or'.")]
    [InlineData("lambda > 0 lambda < 1", "at 12: the condition goes on with 'lambda'; join conditions with 'and' or 'or'.")]
    [InlineData("lambda in 1, 2", "at 11: '(' is wanted here, not '1'.")]
    [InlineData("shape in (funnel)", "at 11: a value is wanted here, not 'funnel'; text is written in quotes: 'funnel'.")]
    [InlineData("lambda between 1 or 2", "at 18: 'and' is wanted here, not 'or'.")]
    [InlineData("lambda not > 1", "at 12: 'in', 'between' or 'like' is wanted after 'not', not '>'.")]
    [InlineData("lambda like '1%'", "at 13: 'like' compares text with a quoted pattern, in which % stands for any characters: architecture like '10-%'.")]
    [InlineData("task is nan", "at 9: task is text and never NaN; 'is null' finds what is absent.")]
    [InlineData("lambda is big", "at 11: 'null', 'nan', 'not null' or 'not nan' is wanted after 'is', not 'big'.")]
    [InlineData("state = 'done'", "at 9: state is never the text 'done'; it is planned, leased, succeeded, failed, cancelled, detached.")]
    [InlineData("regime = 'richer'", "at 10: regime is never the text 'richer'; it is lazy, delayed-rich, rich.")]
    [InlineData("task = 'open", "at 8: the quote ' is never closed.")]
    [InlineData("lambda > 1 & seed = 2", "at 12: '&' means nothing here; comparisons are = != < <= > >= in between like is.")]
    [InlineData("1 = 1", "at 1: one side of a comparison must be a column.")]
    [InlineData("1 in (1)", "at 1: a column is wanted before 'in', not '1'.")]
    [InlineData("task = lambda", "at 6: task is text and lambda is a number: they cannot be compared.")]
    [InlineData("study < 'a'", "at 7: study can be = or != something, in a list, or like a pattern, but not <.")]
    [InlineData("run = 'ab12'", "at 7: a run has 32 hex digits; the runs that begin with fewer are: run like 'ab12%'.")]
    [InlineData("and lambda = 1", "at 1: a column or a value is wanted here, not 'and'.")]
    public void Where_NotUnderstood_SaysWhereAndWhatIsRight(string where, string message)
    {
        QueryException fault = Assert.Throws<QueryException>(() => fixture.Reader.Query(new("main", where, [], [], 0)));

        Assert.Equal(message, fault.Message);
    }

    [Fact]
    public void Where_NestedTooDeep_IsRefused()
    {
        string where = new string('(', 5000) + "lambda = 1" + new string(')', 5000);

        Assert.Contains("nested 100 deep", Assert.Throws<QueryException>(() => fixture.Reader.Query(new("main", where, [], [], 0))).Message, StringComparison.Ordinal);
    }

    /// <summary>SQLite's expressions have a thousand levels at most, and a row of terms is one level each unless it is balanced.</summary>
    [Theory]
    [InlineData("lambda = 7", "or")]
    [InlineData("not lambda != 7", "or")]
    [InlineData("loss_final > 7e9", "or")]
    [InlineData("regime = 'rich'", "or")]
    [InlineData("study = 'main'", "and")]
    [InlineData("run != '00000000000000000000000000000000'", "and")]
    public void Where_AThousandComparisons_IsUnderstood(string term, string word)
    {
        QueryResult one = fixture.Reader.Query(new("main", term, ["lambda"], [], 0));

        QueryResult thousand = fixture.Reader.Query(new("main", string.Join($" {word} ", Enumerable.Repeat(term, 1000)), ["lambda"], [], 0));

        Assert.Equal(one.Rows.Select(row => row[0]), thousand.Rows.Select(row => row[0]));
    }

    [Fact]
    public void Where_AThousandComparisonsAsDeepAsMayBe_IsUnderstood()
    {
        string level = "not (" + string.Concat(Enumerable.Repeat("loss_final > 5 or lambda < 3 and ", 10));
        string where = string.Concat(Enumerable.Repeat(level, 49)) + "lambda = 1" + new string(')', 49);

        Assert.InRange(fixture.Reader.Query(new("main", where, ["lambda"], [], 0)).Rows.Count, 0, 8);
    }

    [Fact]
    public void Where_MoreComparisonsThanThat_SaysWhatToWriteInstead()
    {
        string where = string.Join(" or ", Enumerable.Repeat("lambda = 1234", 1001));

        Assert.Equal(
            "at 17001: a condition has 1000 comparisons at most; many values of one column are a list: seed in (1, 2, 3).",
            Assert.Throws<QueryException>(() => fixture.Reader.Query(new("main", where, ["lambda"], [], 0))).Message);
    }

    [Fact]
    public void Where_ListOfThousands_IsUnderstoodAsFarAsTheStoreCan()
    {
        Assert.Equal(8, fixture.Reader.Query(new("main", List(31_000), ["lambda"], [], 0)).Rows.Count);
        Assert.Contains("32000 values", Assert.Throws<QueryException>(() => fixture.Reader.Query(new("main", List(33_000), ["lambda"], [], 0))).Message, StringComparison.Ordinal);

        static string List(int count) => $"seed in ({string.Join(", ", Enumerable.Range(0, count))})";
    }

    [Theory]
    [InlineData("lambda", "-2 -1 0 1 2 3 4 5")]
    [InlineData("-lambda", "5 4 3 2 1 0 -1 -2")]
    [InlineData("loss_final", "0 -1 2 4 1 -2 3 5")]
    [InlineData("-loss_final", "1 4 2 -1 0 -2 3 5")]
    [InlineData("architecture,-lambda", "5 4 3 2 1 0 -1 -2")]
    public void OrderBy_Columns_PutsNaNThenNullLast(string order, string lambdas)
    {
        QueryResult result = fixture.Reader.Query(new("main", "", ["lambda"], order.Split(','), 0));

        Assert.Equal(lambdas, string.Join(' ', result.Rows.Select(row => row[0])));
    }

    [Fact]
    public void Columns_NotGiven_AreRunStateAxesAndSummariesWithValues()
    {
        QueryResult result = fixture.Reader.Query(new("main", "lambda in (-1, -2)", [], [], 0));

        Assert.Equal(["run", "state", "lambda", "init.scale", "loss_initial", "loss_final", "ntk_distance_limit"], result.Columns);
        Assert.Equal([1.0, double.NaN], [result.Rows[0][3], result.Rows[0][5]]);
    }

    [Fact]
    public void Columns_ValuesOfEveryType_ComeAsLongDoubleStringOrNull()
    {
        QueryResult result = fixture.Reader.Query(new("main", "lambda in (0, 5)", ["seed", "init.scale", "task", "silo", "study", "loss_final", "regime"], [], 0));

        Assert.Equal([0L, 1.0, "random-regression", "silo-a", "main, other", 3.0, "rich"], result.Rows[0]);
        Assert.Equal([0L, 0.5, "random-regression", null, "main", null, null], result.Rows[1]);
    }

    [Fact]
    public void Query_UnknownStudyOrColumn_NamesTheNearest()
    {
        Assert.Equal("no study 'mian'; the nearest is 'main'.", Assert.Throws<QueryException>(() => fixture.Reader.Query(new("mian", "", [], [], 0))).Message);
        Assert.Equal("no column 'sed'; the nearest is 'seed'.", Assert.Throws<QueryException>(() => fixture.Reader.Query(new("main", "", ["sed"], [], 0))).Message);
        Assert.Equal("no column 'sed'; the nearest is 'seed'.", Assert.Throws<QueryException>(() => fixture.Reader.Query(new("main", "", [], ["-sed"], 0))).Message);
    }

    [Fact]
    public void Pages_FollowedToTheEnd_HoldEveryRunOnceInPlanOrder()
    {
        var seen = new List<object?>();
        long? after = null;
        do
        {
            QueryResult page = fixture.Reader.Query(new("main", "lambda != 2", ["lambda"], [], 3) { After = after });
            seen.AddRange(page.Rows.Select(row => row[0]));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal([-2.0, -1.0, 0.0, 1.0, 3.0, 4.0, 5.0], seen);
    }
}
