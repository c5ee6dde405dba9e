using System.Text;
using LazyRich.Store.Sql;
using LazyRich.Studies.Faults;
using Microsoft.Data.Sqlite;

namespace LazyRich.Store.Reading.Language;

/// <summary>A query as one SELECT. Tables that no column needs are not joined.</summary>
internal sealed class QueryStatement
{
    /// <summary>Before the columns asked for stand the row's place in the order (for the next page) and its NaN mask.</summary>
    public const int PlaceOrdinal = 0, NanOrdinal = 1, FirstColumn = 2;

    private readonly BoundValues values = new();
    private readonly ColumnUse use = new();
    private readonly StringBuilder sql = new();

    private QueryStatement(QueryColumns catalogue, RunQuery query, long? study, IReadOnlyList<string> columns)
    {
        if (query.After is not null && query.OrderBy.Count > 0)
            throw new QueryException("pages go in plan order: ask for pages, or for another order, but not both.");
        Study = study;
        string place = study is null ? "r.id" : "sr.ordinal";
        Columns = [.. columns.Select(name => use.Add(catalogue.Get(name, "")))];
        string where = ConditionParser.Parse(query.Where, catalogue, values, use);
        string order = Ordering.Write(query.OrderBy, catalogue, use, place);
        string selected = string.Concat(Columns.Select(column => $", {column.Selected}"));
        string mask = use.Summaries ? "s.nan_mask" : "NULL";

        if (use.Parameters.Any()) sql.Append($"WITH c AS MATERIALIZED (SELECT *{Parameters()} FROM configurations) ");
        sql.Append($"SELECT {place}, {mask}{selected} FROM ");
        sql.Append(study is null ? "runs r" : "study_runs sr JOIN runs r ON r.id = sr.run_id");
        if (use.Configurations) sql.Append($" JOIN {(use.Parameters.Any() ? "c" : "configurations c")} ON c.id = r.configuration_id");
        if (use.Summaries) sql.Append(" LEFT JOIN summaries s ON s.run_id = r.id");
        foreach ((string alias, string phase) in use.Phases)
            sql.Append($" LEFT JOIN phase_summaries {alias} ON {alias}.run_id = r.id AND {alias}.phase = {values.Add(phase)}");
        sql.Append($" WHERE {where}");
        if (study is { } id) sql.Append($" AND sr.study_id = {values.Add(id)}");
        if (query.After is { } after) sql.Append($" AND {place} > {values.Add(after)}");
        sql.Append($" ORDER BY {order}");
        if (query.Limit > 0) sql.Append($" LIMIT {values.Add((long)query.Limit)}");
    }

    public IReadOnlyList<QueryColumn> Columns { get; }

    /// <summary>The id of its plan; null for the whole store.</summary>
    public long? Study { get; }

    public static QueryStatement Compile(Database database, RunQuery query)
    {
        QueryColumns catalogue = QueryColumns.Read(database, query.Thresholds);
        long? study = query.Study is { } name ? StudyId(database, name) : null;
        return new(catalogue, query, study, query.Columns.Count > 0 ? query.Columns : DefaultColumns.Of(database, query.Study, catalogue));
    }

    /// <summary>Ready to be executed; dispose it.</summary>
    public SqliteCommand Command(Database database, string prefix = "")
    {
        SqliteCommand command = database.Connection.CreateCommand();
        command.CommandText = prefix + sql;
        values.Bind(command);
        return command;
    }

    /// <summary>How many rows there are, and none of them.</summary>
    public SqliteCommand Counting(Database database)
    {
        SqliteCommand command = Command(database);
        command.CommandText = $"SELECT count(*) FROM ({sql})";
        return command;
    }

    /// <summary>Taken out of the JSON once per configuration, and not once per run.</summary>
    private string Parameters() =>
        string.Concat(use.Parameters.Select(column => $", json_extract(json, {values.Add(column.JsonPath!)}) AS {column.Alias}"));

    private static long StudyId(Database database, string name)
    {
        if (database["SELECT id FROM studies WHERE name = @name"].Scalar(name) is long id) return id;
        string[] names = [.. StudyAnswers.All(database).Select(study => study.Study)];
        string hint = names.Length == 0 ? "there are none"
            : Nearest.Of(name, names) is { } nearest ? $"the nearest is '{nearest}'"
            : $"there are {string.Join(", ", names)}";
        throw new QueryException($"no study '{name}'; {hint}.");
    }
}
