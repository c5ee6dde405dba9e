using LazyRich.Dynamics.Results;
using LazyRich.Store.Sql;

namespace LazyRich.Store.Reading.Language;

/// <summary>What a query shows that does not say: run, state, what varies in the study, and every summary of the run and of its phases.</summary>
internal static class DefaultColumns
{
    private static readonly string[] OfAnyRun = ["task", "architecture", "init", "lambda", "seed", "solver"];

    public static IReadOnlyList<string> Of(Database database, string? study, QueryColumns catalogue)
    {
        IEnumerable<string> varying = study is null
            ? OfAnyRun
            : StudyAnswers.Axes(database, study).Select(axis => axis.Name).Where(name => catalogue.Find(name) is { NanBit: null });
        string[] phases = study is null ? [] : [.. StudyAnswers.Phases(database, study)];
        IEnumerable<string> summaries = SummaryColumn.All.Select(column => column.Name);
        return
        [
            .. new[] { "run", "state" }.Concat(varying).Concat(Errors(database, study, catalogue, phases.Length > 0)).Concat(summaries)
                .Concat(phases.SelectMany(phase => SummaryColumn.All.Select(column => $"{phase}.{column.Name}"))).Distinct(),
        ];
    }

    /// <summary>Those that some run of the study has.</summary>
    private static IEnumerable<string> Errors(Database database, string? study, QueryColumns catalogue, bool phased)
    {
        string[] known = [.. catalogue.Names.Where(name => name.StartsWith("error.", StringComparison.Ordinal))];
        if (study is null || known.Length == 0)
            return [];
        var compared = new HashSet<string>(StringComparer.Ordinal);
        using var reader = database[
            "SELECT DISTINCT e.observable FROM studies s JOIN study_runs sr ON sr.study_id = s.id JOIN errors e ON e.run_id = sr.run_id WHERE s.name = @name"]
            .Read(study);
        while (reader.Read())
            compared.Add(reader.GetString(0));
        return known.Where(name => compared.Contains(name["error.".Length..name.LastIndexOf('.')]) && (phased || Path.GetExtension(name)[1..] != ErrorColumns.Phase));
    }
}
