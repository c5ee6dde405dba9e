using System.Globalization;
using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Figures.Theory;
using LazyRich.Reporting.Text;

namespace LazyRich.Cli.Verbs.Solve;

/// <summary>What the picture of a theory shows: loss, singular values, kernel distance; and any other column that was measured.</summary>
internal static class TheoryPanels
{
    public static TheoryPicture Of(Theory theory, MeasuredCurve? measured, string weights)
    {
        AxisScale time = measured is null && theory.Curves.Times.Count > 2 ? AxisScale.Log : AxisScale.Linear;
        string[] values = [.. TheoryTable.Columns(theory.Curves).Where(column => column.StartsWith("singular", StringComparison.Ordinal))];
        var panels = new List<TheoryPanel>
        {
            Panel("Loss", "L", AxisScale.Log, ["loss"]),
            Panel("Singular values of W2W1", "σ", AxisScale.Linear, values),
            Panel("Kernel distance from the start", "1 − cos(K₀, K)", AxisScale.Linear, ["ntk_distance"]),
        };
        if (measured?.Columns.ContainsKey("ntk_norm") == true)
            panels.Add(Panel("Kernel norm", "‖K‖/P", AxisScale.Linear, ["ntk_norm"]));
        return new($"{weights}: {theory.Network.Architecture}", Subtitle(theory), time, measured is null ? "" : Path.GetFileName(measured.File), panels);

        TheoryPanel Panel(string title, string label, AxisScale scale, string[] columns) => new(
            title,
            label,
            scale,
            [.. columns.Select(column => new TheoryCurve([.. theory.Curves.Times], TheoryTable.Column(theory.Curves, column)!))],
            [.. columns.Where(column => measured?.Columns.ContainsKey(column) == true).Select(column => new TheoryCurve(measured!.Times, measured.Columns[column]))]);
    }

    private static string Subtitle(Theory theory)
    {
        string lambda = theory.Network.Lambda.ToString("G4", CultureInfo.InvariantCulture).Replace('-', '−');
        string arrival = ShortNumber.Typeset(theory.Summary["time_to_1pct"]);
        string approximate = theory.WhyNotExact is null || theory.Expectation is null ? "" : ", as if balanced";
        return $"λ = {lambda}, {theory.Regime?.Name() ?? "no regime"}, 1% of the excess loss at t = {arrival} τ{approximate}; curves by {theory.Solver.Name}";
    }
}
