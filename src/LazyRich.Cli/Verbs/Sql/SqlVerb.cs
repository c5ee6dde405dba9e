using System.CommandLine;
using LazyRich.Cli.Options;
using LazyRich.Cli.Rendering;
using LazyRich.Reporting.Json;
using LazyRich.Store.Reading.Sql;

namespace LazyRich.Cli.Verbs.Sql;

/// <summary><c>sql QUERY</c>: the store's tables as they are, for what query does not say.</summary>
internal sealed class SqlVerb : Verb
{
    private const long MostMiB = SqlAnswers.MostBytes >> 20;

    private readonly Argument<string> query = new("QUERY") { Description = "A SELECT over the store's tables; - reads it from standard input" };

    private readonly Option<int> limit = new("--limit", "-n")
    {
        Description = $"Rows at most; 0: all. An answer holds {MostMiB} MiB; --csv of a store that is not behind a head holds any number",
        HelpName = "N",
        DefaultValueFactory = _ => 1000,
    };

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
        var asked = new SqlQuery(text, parse.GetValue(limit), parse.GetValue(timeout));
        if (parse.GetValue(csv) && !session.Json)
            return Task.FromResult(Stream(session, asked, cancellation));
        SqlResult result = session.OpenReader().Sql(asked);
        if (session.Json)
            session.Answer(SqlJson.Of(result));
        else
            Show(session, result);
        return Task.FromResult(End(session, asked, result.Rows.Count, result.Cut));
    }

    /// <summary>As it comes: it may be longer than memory.</summary>
    private static int Stream(Session session, SqlQuery asked, CancellationToken cancellation)
    {
        long rows = 0;
        TextWriter output = session.Terminal.Out;
        SqlCut cut = session.OpenReader().Sql(asked, columns => Csv.WriteRow(output, columns), row =>
        {
            cancellation.ThrowIfCancellationRequested();
            Csv.WriteRow(output, row);
            rows++;
        });
        return End(session, asked, rows, cut);
    }

    /// <summary>Fewer rows than were asked for are no answer, though they are shown.</summary>
    private static int End(Session session, SqlQuery asked, long rows, SqlCut cut)
    {
        string shown = $"the first {Words.Count(rows, "row")}";
        switch (cut)
        {
            case SqlCut.None:
                return ExitCode.Success;
            case SqlCut.Limit when asked.Limit > 0:
                session.Say($"  {shown}; --limit 0 shows all");
                return ExitCode.Success;
            default:
                string most = cut == SqlCut.Size ? $"{MostMiB} MiB" : "what a head answers at once";
                session.Say($"lazyrich: cut at {most}: {shown} and no more");
                session.Say("  ask for fewer columns, or for one part after another: … order by … limit 10000 offset 10000");
                return ExitCode.Usage;
        }
    }

    private static void Show(Session session, SqlResult result)
    {
        var table = new TextTable(result.Columns.Select((name, i) => result.Rows.Any(row => row[i] is double or long) ? $">{name}" : name));
        foreach (object?[] row in result.Rows)
            table.Add([.. row.Select(value => (Cell)CellText.Exact(value))]);
        table.Print(session);
    }
}
