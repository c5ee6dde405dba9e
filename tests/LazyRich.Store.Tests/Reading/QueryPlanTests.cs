using LazyRich.Store.Reading;
using LazyRich.Store.Reading.Language;
using LazyRich.Store.Sql;
using LazyRich.Store.Tests.Fixtures;
using LazyRich.Store.Writing.Operations;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Tests.Reading;

/// <summary>What SQLite says it would do. Listing never touches trajectories, and what is asked often uses an index.</summary>
public sealed class QueryPlanTests(QueryStore fixture) : IClassFixture<QueryStore>
{
    [Theory]
    [InlineData("main", "", "")]
    [InlineData("main", "lambda > 1 and loss_final < 3", "-loss_final")]
    [InlineData("main", "init.scale > 0.3 and regime = 'rich'", "")]
    [InlineData(null, "study = 'main' and state = 'failed'", "")]
    [InlineData(null, "loss_final is nan", "ntk_distance_limit")]
    public void Query_AnyCondition_NeverTouchesTrajectories(string? study, string where, string order) =>
        Assert.DoesNotContain(Plan(new(study, where, [], order.Length == 0 ? [] : [order], 100)), step => step.Contains("traj", StringComparison.Ordinal));

    [Fact]
    public void Query_Study_WalksItsPlanWithoutSorting()
    {
        string[] plan = Plan(new("main", "lambda > 1", ["lambda", "loss_final"], [], 100));

        Assert.Contains(plan, step => step.StartsWith("SEARCH sr USING", StringComparison.Ordinal) && step.Contains("study_id=?", StringComparison.Ordinal));
        Assert.Contains(plan, step => step.StartsWith("SEARCH r USING INTEGER PRIMARY KEY", StringComparison.Ordinal));
        Assert.Contains(plan, step => step.StartsWith("SEARCH s USING INTEGER PRIMARY KEY", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public void Query_NextPage_SearchesFromWhereTheLastEnded() =>
        Assert.Contains(Plan(new("main", "", ["run"], [], 100) { After = 5 }), step => step.Contains("study_id=? AND ordinal>?", StringComparison.Ordinal));

    [Fact]
    public void Query_OneKey_UsesTheKeysIndex() =>
        Assert.Contains(
            Plan(new("main", "run = '00000000000000000000000000000001'", ["state"], [], 0)),
            step => step.Contains("ix_runs_key (key=?)", StringComparison.Ordinal));

    [Fact]
    public void Query_ColumnsOfRunsOnly_JoinsNothingElse() =>
        Assert.DoesNotContain(Plan(new("main", "lambda > 1", ["lambda"], [], 0)), step => step.Contains(" s ", StringComparison.Ordinal) || step.Contains(" c ", StringComparison.Ordinal));

    [Fact]
    public void Lease_AnyQueue_TakesTheNextReadyFromTheirIndexWithoutSorting() =>
        Assert.Equal(["SEARCH r USING INDEX ix_runs_ready (queue_id=? AND rowid>?)"], PlanOf(Leasing.NextReady));

    [Fact]
    public void Lease_Suspects_AreFoundInTheirIndex() =>
        Assert.Equal(["SEARCH r USING INDEX ix_runs_suspect (queue_id=?)"], PlanOf(Leasing.NextSuspect));

    [Theory]
    [InlineData(Leasing.Wake, "SEARCH runs USING INDEX ix_runs_waiting (not_before<?)")]
    [InlineData(Leasing.NextWaking, "SEARCH runs USING COVERING INDEX ix_runs_waiting (not_before>?)")]
    public void Lease_RunsThatWaitAfterAFailure_AreFoundInTheirIndex(string sql, string step) => Assert.Equal([step], PlanOf(sql));

    [Theory]
    [InlineData(Losing.OfExpiry, "SCAN runs USING INDEX ix_runs_leased")]
    [InlineData(Losing.AbsolvePlanned, "SCAN runs USING INDEX ix_runs_suspect")]
    [InlineData(Losing.AbsolveLeased, "SCAN runs USING INDEX ix_runs_leased")]
    [InlineData(Losing.OfSilo, "SEARCH runs USING INDEX ix_runs_leased (silo=?)")]
    [InlineData(Requeueing.GrantedTo, "SEARCH runs USING INDEX ix_runs_leased (silo=? AND expires<?)")]
    public void Lose_LeasesOfOneOrMany_LooksAtLeasedRunsOnly(string sql, string step) => Assert.Equal([step], PlanOf(sql));

    private string[] PlanOf(string sql) => Explain(database =>
    {
        SqliteCommand command = database.Connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (string name in new[] { "@queue", "@after", "@now", "@before", "@silo" }.Where(name => sql.Contains(name, StringComparison.Ordinal)))
            command.Parameters.AddWithValue(name, 5);
        return command;
    });

    private string[] Plan(RunQuery query) => Explain(database => QueryStatement.Compile(database, query).Command(database, "EXPLAIN QUERY PLAN "));

    private string[] Explain(Func<Database, SqliteCommand> prepare)
    {
        using Database database = Connections.OpenForReading(fixture.Path, exclusive: false);
        using SqliteCommand command = prepare(database);
        using SqliteDataReader reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
            steps.Add(reader.GetString(3));
        return [.. steps];
    }
}
