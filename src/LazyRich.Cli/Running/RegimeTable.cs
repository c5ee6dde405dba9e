using LazyRich.Cli.Rendering;
using LazyRich.Cli.Terminals;
using LazyRich.Dynamics.Regimes;
using LazyRich.Reporting.Reports;
using LazyRich.Reporting.Text;
using Spectre.Console;

namespace LazyRich.Cli.Running;

/// <summary>λ down, architecture across: median time to 1% of the excess loss with its censored runs, median kernel distance in the limit, regime.</summary>
internal sealed class RegimeTable
{
    private const int MostColumns = 12;
    private const int MostRows = 100;
    private const int LambdaWidth = 8;
    private const int CellWidth = 38;
    private const int HeadIndent = 5;
    private const int HeadWidth = CellWidth - HeadIndent - 1;

    private static readonly Style Strong = new(decoration: Decoration.Bold);

    private static readonly Style Quiet = new(decoration: Decoration.Dim);

    private readonly Session session;
    private readonly FoldedRuns runs;
    private readonly long saddles;
    private readonly List<Column> columns = [];
    private readonly List<object?> lambdas;
    private readonly Dictionary<(object? Lambda, string Column), FoldedGroup> cells = [];

    /// <param name="saddles">Runs of the study that end in a saddle.</param>
    public RegimeTable(Session session, FoldedRuns runs, long saddles)
    {
        (this.session, this.runs, this.saddles) = (session, runs, saddles);
        int lambda = runs.IndexOf("lambda");
        int[] varying = [.. Enumerable.Range(0, runs.GroupedBy.Count).Where(Varies)];
        foreach (FoldedGroup group in runs.Groups)
        {
            string identity = GroupLabel.Identity(group.Key.Where((_, i) => i != lambda));
            if (!columns.Exists(column => column.Identity == identity))
                columns.Add(new(identity, Head(group, varying)));
            cells[(group.Key[lambda], identity)] = group;
        }

        lambdas = [.. runs.Groups.Select(group => group.Key[lambda]).Distinct().Order(MixedOrder.Instance)];
    }

    public void Print()
    {
        if (lambdas.Count > MostRows || columns.Count > MostColumns)
        {
            string query = session.Line($"query {runs.Study}");
            session.Print($"  {lambdas.Count} values of λ × {columns.Count} columns: too much for a table here; {query} shows the runs");
            return;
        }

        int width = session.Terminal.OutIsTerminal ? session.Terminal.Width : Terminal.FileWidth;
        foreach (Column[] some in columns.Chunk(Math.Max(1, (width - LambdaWidth - 1) / CellWidth)))
            PrintBlock(some);
        foreach (string remark in Remarks())
            session.Print($"  {remark}");
    }

    private void PrintBlock(Column[] some)
    {
        var text = new Paragraph();
        for (int line = 0; line < some.Max(column => column.Head.Length); line++)
        {
            IEnumerable<string> parts = some.Select(column => $"{new string(' ', HeadIndent)}{column.Head.ElementAtOrDefault(line)}".PadRight(CellWidth)[..CellWidth]);
            text.Append($"{new string(' ', LambdaWidth)}{string.Concat(parts)}".TrimEnd() + "\n", Strong);
        }

        text.Append("λ".PadLeft(LambdaWidth), Strong);
        text.Append(string.Concat(some.Select(_ => $"{"time to 1%",13}{"kernel",9}  {"regime",-14}")).TrimEnd(), Quiet);
        foreach (object? lambda in lambdas)
        {
            text.Append($"\n{ShortNumberOf(lambda).PadLeft(LambdaWidth)}", Strong);
            for (int i = 0; i < some.Length; i++)
                Append(text, cells.GetValueOrDefault((lambda, some[i].Identity)), i < some.Length - 1);
        }

        session.Tables.Write(text);
        session.Print("");
        session.Print("");
    }

    private static void Append(Paragraph text, FoldedGroup? group, bool more)
    {
        if (group is null)
        {
            text.Append($"{"·",13}{"·",9}{(more ? new string(' ', 16) : "")}", Quiet);
            return;
        }

        Folded time = group.Values["time_to_1pct"];
        Regime? regime = group.Regime(RegimeThresholds.Default);
        string arrival = time.Censored > 0 ? $"{ShortNumber.Format(time.Median)} ({time.Censored}∞)" : ShortNumber.Format(time.Median);
        text.Append($"{arrival,13}{ShortNumber.Format(group.Median("ntk_distance_limit")),9}  ");
        string name = regime?.Name() ?? "–";
        text.Append(more ? name.PadRight(14) : name, RegimeStyle.Of(regime));
    }

    private IEnumerable<string> Remarks()
    {
        int seeds = runs.Groups.Max(group => group.Succeeded);
        yield return $"medians over {Words.Count(seeds, "seed")}; times in τ; kernel: its distance from the start in the exact limit t → ∞";
        int censored = runs.Groups.Sum(group => group.Values["time_to_1pct"].Censored);
        if (censored > 0)
            yield return $"(n∞): n runs never arrived and count as ∞ in the median; {censored} in all";
        if (saddles > 0)
            yield return $"{saddles:N0} of {runs.Groups.Sum(group => group.Succeeded):N0} runs end in a saddle";
        int diverged = runs.Groups.Sum(group => group.Values["diverged_at"].Numbers);
        if (diverged > 0)
            yield return $"{diverged} runs diverged";
        int approximate = runs.Groups.Sum(group => group.Values["approximate"].Numbers);
        if (approximate > 0)
            yield return $"{Words.Count(approximate, "run")} approximate: their start is not λ-balanced as the solver or the stated λ takes for granted (approximate = 1)";
    }

    private bool Varies(int column) =>
        runs.GroupedBy[column] is not ("lambda" or "architecture") && runs.Groups.Select(group => group.Key[column]).Distinct().Skip(1).Any();

    /// <summary>The architecture with its shape, then a line for each thing else that varies.</summary>
    private string[] Head(FoldedGroup group, int[] varying)
    {
        string architecture = GroupLabel.Value(group.Key[runs.IndexOf("architecture")]);
        IEnumerable<string?> remarks = varying.Select(column => Remark(runs.GroupedBy[column], group.Key[column]));
        return [.. remarks.Prepend($"{GroupLabel.Shape(architecture)} {architecture}".Trim()).OfType<string>()];
    }

    /// <summary>Where both have no room, a value without its column's name still tells its group apart.</summary>
    private static string? Remark(string column, object? value) =>
        GroupLabel.Remark(column, value) is { Length: <= HeadWidth } remark ? remark : value is null ? null : GroupLabel.Value(value);

    private static string ShortNumberOf(object? value) => value is double number ? ShortNumber.Format(number) : GroupLabel.Value(value);

    private sealed record Column(string Identity, string[] Head);
}
