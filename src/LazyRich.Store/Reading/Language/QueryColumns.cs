using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Regimes;
using LazyRich.Dynamics.Results;
using LazyRich.Store.Sql;
using LazyRich.Studies.Faults;

namespace LazyRich.Store.Reading.Language;

/// <summary>The columns of a store: those that every store has, and a dotted one for every parameter of its configurations and every summary of their phases.</summary>
internal sealed class QueryColumns
{
    private static readonly QueryColumn[] Fixed =
    [
        new("run", ColumnType.Key, "lower(hex(r.key))"),
        new("state", ColumnType.Text, "r.state") { Choices = Model.RunState.All },
        new("study", ColumnType.Study,
            "(SELECT group_concat(name, ', ') FROM (SELECT st.name FROM study_runs x JOIN studies st ON st.id = x.study_id " +
            "WHERE x.run_id = r.id AND st.name IS NOT NULL ORDER BY st.name))"),
        OfConfiguration("task", ColumnType.Text),
        OfConfiguration("architecture", ColumnType.Text),
        OfConfiguration("shape", ColumnType.Text) with { Choices = ["square", "funnel", "inverted-funnel", "bottleneck", "wide", "between", "deep"] },
        new("activation", ColumnType.Text, "coalesce(c.activation, 'linear')")
        {
            NeedsConfigurations = true, JsonPath = "$.\"activation\"", Alias = "activation", Choices = ActivationNames.All,
        },
        OfConfiguration("inputs", ColumnType.Number),
        OfConfiguration("hidden", ColumnType.Number),
        OfConfiguration("outputs", ColumnType.Number),
        OfConfiguration("init", ColumnType.Text),
        OfConfiguration("solver", ColumnType.Text),
        new("lambda", ColumnType.Number, "r.lambda"),
        new("seed", ColumnType.Number, "r.seed"),
        new("attempt", ColumnType.Number, "r.attempt"),
        new("silo", ColumnType.Text, "r.silo"),
        new("failure", ColumnType.Text, "r.failure"),
        new("cause", ColumnType.Text, "r.cause") { Choices = Writing.Rules.FailureCauses.All },
        new("seconds", ColumnType.Number, "r.seconds"),
        .. SummaryColumn.All.Select(column =>
            new QueryColumn(column.Name, ColumnType.Number, $"s.{column.Name}") { NeedsSummaries = true, NanBit = column.Index }),
    ];

    private readonly Dictionary<string, QueryColumn> byName = new(StringComparer.OrdinalIgnoreCase);

    public QueryColumns(IReadOnlyList<string> configurations, RegimeThresholds thresholds)
    {
        foreach (QueryColumn column in Fixed)
            byName.Add(column.Name, column);
        byName.Add("regime", new("regime", ColumnType.Text, RegimeSql.Case(thresholds)) { NeedsSummaries = true, Choices = RegimeSql.Names });
        RunParameter[] given = [.. configurations.SelectMany(RunParameter.Of)];
        foreach (QueryColumn column in ErrorColumns.Of(given.Where(one => one.Name == "compare.of").Select(one => one.Value)))
            byName.Add(column.Name, column);
        foreach (IGrouping<string, RunParameter> parameter in given.GroupBy(one => one.Name, StringComparer.Ordinal))
        {
            if (byName.ContainsKey(parameter.Key)) continue;
            bool isText = parameter.Any(one => one.Value is string);
            string alias = $"p{byName.Count}";
            string sql = isText ? $"CAST(c.{alias} AS TEXT)" : $"c.{alias}";
            byName.Add(parameter.Key, new(parameter.Key, isText ? ColumnType.Text : ColumnType.Number, sql)
            {
                NeedsConfigurations = true,
                JsonPath = parameter.First().JsonPath,
                Alias = alias,
            });
        }

        foreach (string phase in configurations.SelectMany(RunParameter.Phases).Distinct())
            AddPhase(phase, $"s{byName.Count}");
    }

    public IEnumerable<string> Names => byName.Keys;

    public static QueryColumns Read(Database database, RegimeThresholds thresholds)
    {
        var configurations = new List<string>();
        using var reader = database["SELECT json FROM configurations"].Read();
        while (reader.Read())
            configurations.Add(reader.GetString(0));
        return new(configurations, thresholds);
    }

    public QueryColumn? Find(string name) => byName.GetValueOrDefault(name);

    /// <param name="place">"at 5: ", or "" where there is no text to point into.</param>
    public QueryColumn Get(string name, string place) => Find(name) ?? throw Unknown(name, place);

    /// <summary>A phase's summaries, and its λ where that is the run's own.</summary>
    private void AddPhase(string phase, string alias)
    {
        foreach (SummaryColumn column in SummaryColumn.All)
        {
            string name = $"{phase}.{column.Name}";
            byName.TryAdd(name, new(name, ColumnType.Number, $"{alias}.{column.Name}") { Phase = phase, Summaries = alias, NanBit = column.Index });
        }

        byName.TryAdd($"{phase}.lambda", new($"{phase}.lambda", ColumnType.Number, "r.lambda"));
    }

    public QueryException Unknown(string name, string place)
    {
        string hint = Nearest.Of(name, Names) is { } nearest ? $"the nearest is '{nearest}'" : $"there are {string.Join(", ", Names)}";
        return new($"{place}no column '{name}'; {hint}.");
    }

    private static QueryColumn OfConfiguration(string name, ColumnType type) => new(name, type, $"c.{name}") { NeedsConfigurations = true };
}
