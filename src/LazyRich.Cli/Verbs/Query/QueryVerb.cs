using System.CommandLine;
using System.Text.Json.Nodes;
using LazyRich.Cli.Options;
using LazyRich.Cli.Rendering;
using LazyRich.Dynamics.Regimes;
using LazyRich.Dynamics.Results;
using LazyRich.Reporting.Json;
using LazyRich.Reporting.Text;
using LazyRich.Store.Reading;

namespace LazyRich.Cli.Verbs.Query;

/// <summary><c>query [STUDY]</c>: runs by a condition over parameters and summaries.</summary>
internal sealed class QueryVerb : Verb
{
    private const int DefaultLimit = 50;

    private static readonly HashSet<string> summaries = [.. SummaryColumn.All.Select(column => column.Name)];

    private static readonly HashSet<string> told = ["loss_final", "time_to_half", "time_to_1pct", "ntk_distance_limit", "lazy_share", "log_delay"];

    private readonly Argument<string?> study = new("STUDY")
    {
        Description = "A study of the store; absent: all runs",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> where = new("--where", "-w")
    {
        Description = "A condition: = != < <= > >=, and, or, not, ( ), in (…), like, is null, is nan",
        HelpName = "CONDITION",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string[]> columns = NameList.Option(
        "--columns", "Columns to show, comma-separated (default: run, state, what varies, and summaries; csv and JSON have all of them)", "-c");

    private readonly Option<string[]> sort = NameList.Option("--sort", "Columns to sort by, comma-separated; -NAME is descending", "-s");

    private readonly Option<int?> limit = new("--limit", "-n")
    {
        Description = $"At most so many rows; 0: all (default: {DefaultLimit} for tables, else all)",
        HelpName = "N",
    };

    private readonly Option<string> format = new("--format")
    {
        Description = "table or csv (--json for JSON)",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => "table",
    };

    private readonly Option<RegimeThresholds?> thresholds = ThresholdsOption.Create();

    public QueryVerb() : base(
        "query", "The runs that meet a condition over their parameters and summaries",
        "lazyrich query lazy-to-rich --where \"architecture = '10-5-5' and lambda < 0\" --sort -time_to_1pct --limit 5",
        "lazyrich query lazy-to-rich --where \"time_to_1pct > 1000 or ntk_distance_limit is nan\" --columns run,lambda,seed",
        "lazyrich query --where \"state = 'failed'\" --columns run,failure --json")
    {
        format.AcceptOnlyFromAmong("table", "csv");
        limit.Validators.Add(Counts.NotNegative);
        Arguments.Add(study);
        foreach (Option option in (Option[])[where, columns, sort, limit, format, thresholds])
            Options.Add(option);
    }

    protected override Task<int> RunAsync(ParseResult parse, Session session, CancellationToken cancellation)
    {
        IStoreReader reader = session.OpenReader();
        string? name = parse.GetValue(study);
        if (name is not null)
            session.RequireStudy(reader, name);
        bool table = !session.Json && parse.GetRequiredValue(format) == "table";
        int most = parse.GetValue(limit) ?? (table ? DefaultLimit : 0);

        IReadOnlyList<string> shown = parse.GetValue(columns) ?? [];
        if (shown.Count == 0 && table)
            shown = TableColumns(reader, name);

        // One more than is shown tells whether there are more.
        int asked = table && most > 0 ? most + 1 : most;
        QueryResult result = reader.Query(new(name, parse.GetRequiredValue(where), shown, parse.GetValue(sort) ?? [], asked)
        {
            Thresholds = parse.GetValue(thresholds) ?? RegimeThresholds.Default,
        });
        if (session.Json)
            session.Answer(Document(name, result));
        else if (table)
            Show(session, result, MatrixNames.Of(reader, name), most);
        else
            Csv.Write(session.Terminal.Out, result.Columns, result.Rows);
        return Task.FromResult(ExitCode.Success);
    }

    /// <summary>Of the summaries, those that say how a run went, or its last phase: a line of a terminal does not hold them all.</summary>
    private static IReadOnlyList<string> TableColumns(IStoreReader reader, string? study)
    {
        IEnumerable<string> all = reader.Query(new(study, "", [], [], 1)).Columns;
        return [.. all.Where(name => !summaries.Contains(name[(name.LastIndexOf('.') + 1)..]) || told.Contains(name)), "regime"];
    }

    private static JsonObject Document(string? study, QueryResult result) => new()
    {
        ["study"] = study,
        ["count"] = result.Rows.Count,
        ["columns"] = JsonText.Texts(result.Columns),
        ["rows"] = QueryJson.Rows(result),
    };

    private static void Show(Session session, QueryResult result, MatrixNames names, int most)
    {
        IReadOnlyList<object?[]> rows = most > 0 && result.Rows.Count > most ? [.. result.Rows.Take(most)] : result.Rows;
        var table = new TextTable(result.Columns.Select((name, i) => rows.Any(row => row[i] is double or long) ? $">{name}" : name));
        foreach (object?[] row in rows)
            table.Add([.. row.Select((value, i) => (Cell)(result.Columns[i] == "run" ? Short(value) : CellText.Rounded(names.Of(value))))]);
        table.Print(session);
        session.Say(rows.Count < result.Rows.Count ? $"  the first {Words.Count(rows.Count, "row")}; --limit 0 shows all" : $"  {Words.Count(rows.Count, "row")}");
    }

    /// <summary>Keys are told apart by their first 12 digits; 48 bits are enough for a million runs and leave room for the rest.</summary>
    private static string Short(object? key) => key is string { Length: > 12 } text ? text[..12] : CellText.Exact(key);
}
