using System.Globalization;
using LazyRich.Cli.Rendering;
using LazyRich.Dynamics.Results;
using LazyRich.Reporting.Text;
using LazyRich.Store.Reading;
using Spectre.Console;

namespace LazyRich.Cli.Verbs.Show;

/// <summary>A run for people.</summary>
internal static class RunSheet
{
    public static void Print(Session session, IStoreReader reader, RunDetail run)
    {
        var names = MatrixNames.OfRun(reader, run);
        session.Print($"run {run.Key}");
        session.Print($"  {State(run)}");
        session.Print($"  in {string.Join(", ", run.Studies)}");
        if (run.Failure is not null)
            session.Print($"  {run.Failure}");
        if (run.Summary.GetValueOrDefault("approximate") == 1)
            session.Print("  approximate: the start is not λ-balanced as the solver or the stated λ takes for granted; balance_error says how far");
        Section(session, "parameters", run.Parameters.Select(pair => (pair.Key, Number(pair.Value), $"\t{(pair.Value is string text ? names.In(text) : "")}")));
        foreach (PhaseRecord phase in run.Phases)
            Section(session, $"summary of phase {phase.Phase}, times from its start", Rows(phase.Summary));
        Section(session, run.Phases.Count == 0 ? "summary" : "summary: that of the last phase, but stopped_at from the start of the run", Rows(run.Summary));
        Section(session, "errors", run.Errors.Select(error => (
            error.Observable, Number(error.Max), $"\tlargest over the recorded times{(error.Phase is { } phase && phase <= run.Phases.Count ? $", in phase {run.Phases[phase - 1].Phase}" : "")}; {Number(error.Final)} at the last, relative to the largest of the solver it is compared against")));
        Section(session, "attempts", run.Attempts.Select(attempt => ($"{attempt.Attempt}", attempt.Outcome, $"\t{Describe(attempt)}")));
        Section(session, "series", run.Series.Select(series => (
            series.Observable,
            series.Shape.Length == 0 ? "scalar" : string.Join('×', series.Shape),
            $"\t{series.Bytes:N0} bytes, checksum {series.Checksum}")));
        session.Say($"  {session.Line($"show {run.Key.ToString()[..8]} --definition")}  prints what its key is the hash of");
    }

    private static IEnumerable<(string Name, string Value, string UnitAndRemark)> Rows(IReadOnlyDictionary<string, double> summary) =>
        SummaryColumn.All.Where(column => summary.ContainsKey(column.Name))
            .Select(column => (column.Name, Number(summary[column.Name]), $"{(column.Unit == "1" ? "" : column.Unit)}\t{column.Summary}"));

    /// <summary>A heading, and rows of name, value, unit and remark.</summary>
    private static void Section(Session session, string title, IEnumerable<(string Name, string Value, string UnitAndRemark)> rows)
    {
        (string Name, string Value, string UnitAndRemark)[] all = [.. rows];
        if (all.Length == 0)
            return;
        session.Print("");
        session.Print(title);
        var table = new TextTable("", "", "", "", "");
        foreach ((string name, string value, string rest) in all)
        {
            string[] parts = rest.Split('\t', 2);
            table.Add("", name, value, parts[0], new Cell(parts.Length > 1 ? parts[1] : "", new Style(decoration: Decoration.Dim)));
        }

        table.Print(session);
    }

    private static string State(RunDetail run) => run.State switch
    {
        "planned" => "planned: it has not run yet",
        "leased" => $"leased to {run.Silo}, attempt {run.Attempt}",
        _ => $"{run.State}, attempt {run.Attempt}{(run.Silo is null ? "" : $" on {run.Silo}")}",
    };

    private static string Describe(AttemptRecord attempt)
    {
        string lasted = attempt.Ended is { } ended ? string.Create(CultureInfo.InvariantCulture, $", {(ended - attempt.Leased).TotalSeconds:0.###} s") : "";
        return $"{attempt.Leased:yyyy-MM-dd HH:mm:ss}Z{lasted} on {attempt.Silo}{(attempt.Message is null ? "" : $": {attempt.Message}")}";
    }

    /// <summary>All digits: this is the place to look them up.</summary>
    private static string Number(object? value) => CellText.Exact(value);
}
