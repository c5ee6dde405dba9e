using System.Text.Json.Nodes;
using LazyRich.Cli.Tests.Given;
using LazyRich.Reporting.Client;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Sql;
using LazyRich.Studies.Plan;

namespace LazyRich.Cli.Tests.Running;

/// <summary>A store read over HTTP says what it says when it is read itself, to the last bit.</summary>
public sealed class HeadReaderTests : IAsyncLifetime
{
    private readonly Workplace workplace = new();
    private PlayedHead? head;
    private HeadClient? client;

    private IStoreReader Here => head!.Store.Reader;

    private HeadReader There => new(client!);

    public async ValueTask InitializeAsync()
    {
        string study = Workplace.TinyBut(("{kind: random-regression}", "{kind: from-file, sigma: s.csv}"), ("[2-2-2, 3-2-2]", "2-2-2"), ("[-1, 0, 1]", "[-1, 0.1, 1]"));
        workplace.Write("s.csv", "1,0.25\n-0.5,2\n");
        Answer answer = await workplace.RunAsync("run", workplace.Write("tiny.yaml", study), "--no-figures");
        Assert.True(answer.Code == 0, answer.ToString());
        head = await PlayedHead.StartAsync(workplace.Store, solves: false);
        client = new HeadClient(head.Api.Address, null);
    }

    public async ValueTask DisposeAsync()
    {
        client!.Dispose();
        await head!.DisposeAsync();
        workplace.Dispose();
    }

    [Fact]
    public void Studies_OverHttp_AreTheSame()
    {
        StudyStatus here = Here.Study("tiny")!, there = There.Study("tiny")!;

        Assert.Equal(here with { Submitted = default }, there with { Submitted = default });
        Assert.Equal(here.Submitted, there.Submitted, TimeSpan.FromMilliseconds(1));
        Assert.Equal(here.Study, Assert.Single(There.Studies()).Study);
        Assert.Null(There.Study("other"));
        Assert.Equal(Here.StudySource("tiny")!.Text, There.StudySource("tiny")!.Text);
        Assert.Equal(["s.csv"], There.StudySource("tiny")!.Files.Keys);
        Assert.Equal(Here.StudySource("tiny")!.Files, There.StudySource("tiny")!.Files);
        Assert.Null(There.StudySource("other"));
    }

    [Fact]
    public void Plan_OverHttp_IsTheSame()
    {
        Assert.Equal(Here.Axes("tiny").Select(Text), There.Axes("tiny").Select(Text));
        Assert.Equal(Here.Skipped("tiny"), There.Skipped("tiny"));

        static string Text(Axis axis) => $"{axis.Name}: {string.Join(", ", axis.Values)}";
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("run,lambda,seed,architecture,task,regime,time_to_1pct,loss_final,failure", "")]
    [InlineData("run,seed", "-seed")]
    public void Query_OverHttp_HasTheSameValuesOfTheSameTypes(string columns, string sort)
    {
        var query = new RunQuery("tiny", "lambda > -2 and state = 'succeeded'", Names(columns), Names(sort), 0);

        QueryResult here = Here.Query(query), there = There.Query(query);

        Assert.Equal(here.Columns, there.Columns);
        Assert.Equal(here.Rows.SelectMany(row => row), there.Rows.SelectMany(row => row));

        static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public void Query_Pages_TogetherAreTheWhole()
    {
        var query = new RunQuery("tiny", "", ["run"], [], 4);
        QueryResult first = There.Query(query), second = There.Query(query with { After = first.Next });

        Assert.Equal(Here.Query(query with { Limit = 0 }).Rows.Select(row => row[0]), first.Rows.Concat(second.Rows).Select(row => row[0]));
        Assert.Null(second.Next);
    }

    [Fact]
    public void Query_UnknownColumn_SaysWhatTheStoreSays()
    {
        var query = new RunQuery("tiny", "lamda > 0", [], [], 0);

        Assert.Equal(Assert.Throws<QueryException>(() => Here.Query(query)).Message, Assert.Throws<QueryException>(() => There.Query(query)).Message);
    }

    [Fact]
    public void Find_OverHttp_IsTheSameRunAndItsDefinitionStillHashesToItsKey()
    {
        var byName = Comparer<KeyValuePair<string, object?>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));
        foreach (RunDetail here in Here.Find("", 3))
        {
            RunDetail there = Assert.Single(There.Find(here.Key.ToString()[..20], 2));

            Assert.True(JsonNode.DeepEquals(RunJson.Of(here), RunJson.Of(there)));
            Assert.Equal(here.Definition, there.Definition);
            Assert.Equal(here.Parameters.Order(byName), there.Parameters.Order(byName));
        }

        Assert.Equal(6, There.Find("", 0).Count);
        Assert.Empty(There.Find("zz", 9));
    }

    [Fact]
    public void Trajectories_OverHttp_HaveEveryBit()
    {
        StoredTrajectory[] here = [.. Here.Trajectories("tiny", null)], there = [.. There.Trajectories("tiny", null)];

        Assert.Equal(6, there.Length);
        Assert.Equal(here.Select(Text), there.Select(Text));
        Assert.Equal(Text(Here.Trajectory(here[0].Key, ["loss"])!), Text(There.Trajectory(here[0].Key, ["loss"])!));
        Assert.Null(There.Trajectory(default, null));
        Assert.Equal(Here.Observables("tiny"), There.Observables("tiny"));

        static string Text(StoredTrajectory one) => JsonText.Compact(TrajectoryJson.Of(one))
            + string.Concat(one.Series.SelectMany(series => series.Values).Select(value => BitConverter.DoubleToInt64Bits(value)));
    }

    [Fact]
    public void CountSucceeded_OverHttp_CountsTheStoredOnes() =>
        Assert.Equal(6, There.CountSucceeded([.. Here.Trajectories("tiny", []).Select(run => run.Key), default]));

    [Fact]
    public void Regimes_OverHttp_AreTheSame()
    {
        Assert.Equal(6, Here.Regimes("tiny").Sum(regime => regime.Value));
        Assert.Equal(Here.Regimes("tiny"), There.Regimes("tiny"));
    }

    [Fact]
    public void Sql_OverHttp_IsTheSame()
    {
        var query = new SqlQuery("select lower(hex(key)), lambda, seed, failure, 1e999 as inf from runs order by key", 4, TimeSpan.FromSeconds(30));

        SqlResult here = Here.Sql(query), there = There.Sql(query);

        Assert.Equal(here.Columns, there.Columns);
        Assert.Equal(here.Rows.SelectMany(row => row), there.Rows.SelectMany(row => row));
        Assert.Equal((4, SqlCut.Limit), (there.Rows.Count, there.Cut));
        Assert.Equal(SqlCut.None, There.Sql(query with { Limit = 0 }).Cut);
        Assert.Equal(
            Assert.Throws<QueryException>(() => Here.Sql(query with { Text = "drop table runs" })).Message,
            Assert.Throws<QueryException>(() => There.Sql(query with { Text = "drop table runs" })).Message);
    }

    [Fact]
    public void Numbers_OverHttp_AreTheSame()
    {
        RunDetail run = Here.Find("", 1)[0];
        string digest = (string)JsonNode.Parse(run.Definition)!["task"]!["sigma"]!["matrix"]!;

        Assert.Equal(Here.Input(digest)!.Data, There.Input(digest)!.Data);
        Assert.Null(There.Input("none"));
        Assert.Null(There.Grid("none"));
    }
}
