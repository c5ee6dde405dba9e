using System.CommandLine;
using LazyRich.Cli.Options;
using LazyRich.Cli.Rendering;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading.Sql;

namespace LazyRich.Cli.Verbs.Sql;

/// <summary><c>sql QUERY</c>: the store's tables as they are, for what query does not say.</summary>
internal sealed class SqlVerb : Verb
{
    private readonly Argument<string> query = new("QUERY") { Description = "A SELECT over the store's tables; - reads it from standard input" };

    private readonly Option<int> limit = new("--limit", "-n") { Description = "Rows at most; 0: all", HelpName = "N", DefaultValueFactory = _ => 1000 };

    private readonly Option<TimeSpan> timeout = Durations.Option("--timeout", "How long it may take", TimeSpan.FromSeconds(60));

    private readonly Option<bool> csv = new("--csv") { Description = "Comma-separated values instead of a table" };

    public SqlVerb() : base(
        "sql", "Asks the store in SQL. Reads everything, changes nothing",
        "lazyrich sql \"select state, count(*) from runs group by state\"",
        "lazyrich sql \"select name from pragma_table_list where type = 'table'\"  # what tables there are",
        "lazyrich sql \"select architecture, avg(time_to_1pct) from runs r join configurations c on c.id = r.configuration_id "
            + "join summaries s on s.run_id = r.id group by 1\" --csv")
    {
        limit.Validators.Add(Counts.NotNegative);
        Arguments.Add(query);
        foreach (Option option in (Option[])[limit, timeout, csv])
            Options.Add(option);
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        string text = parse.GetRequiredValue(query) is var given and not "-" ? given : session.Terminal.In.ReadToEnd();
        SqlResult result = session.OpenReader().Sql(new(text, parse.GetValue(limit), parse.GetValue(timeout)));
        if (session.Json)
            session.Answer(SqlJson.Of(result));
        else if (parse.GetValue(csv))
            Csv.Write(session.Terminal.Out, result.Columns, result.Rows);
        else
            Show(session, result);
        if (result.More)
            session.Say($"  the first {Words.Count(result.Rows.Count, "row")}; --limit 0 shows all");
        return Task.FromResult(ExitCode.Success);
    }

    private static void Show(Session session, SqlResult result)
    {
        var table = new TextTable(result.Columns.Select((name, i) => result.Rows.Any(row => row[i] is double or long) ? $">{name}" : name));
        foreach (object?[] row in result.Rows)
            table.Add([.. row.Select(value => (Cell)CellText.Exact(value))]);
        table.Print(session);
    }
}
