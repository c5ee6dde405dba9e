using LazyRich.Reporting.Findings.Statistics;
using LazyRich.Reporting.Text;

namespace LazyRich.Reporting.Findings.Numbers;

/// <summary>Which share of a column's variance the groups of one or more factors explain: η², 0 … 1.</summary>
/// <param name="On">What the variance is of: ranks, log (of the value's size), or value.</param>
/// <param name="By">Factors; runs that agree in all of them are one group.</param>
public sealed record ExplainedNumber(string Name, int Line, int Column, string Where, string Value, IReadOnlyList<string> By, string On)
    : RunsNumber(Name, Line, Column, Where, [Value, .. By])
{
    public static IReadOnlyList<string> Scales { get; } = ["ranks", "log", "value"];

    public override double? Of(IReadOnlyList<object?[]> rows)
    {
        (double Value, string Group)[] runs = [.. rows
            .Select(row => (Value: Number(row[0]), Group: GroupLabel.Identity(row.Skip(1))))
            .Where(run => run.Value is { } value && (On == "ranks" || double.IsFinite(value)) && (On != "log" || value != 0))
            .Select(run => (run.Value!.Value, run.Group))];
        double[] values = [.. runs.Select(run => run.Value)];
        double[] scaled = On switch
        {
            "ranks" => Ranks.Of(values),
            "log" => [.. values.Select(value => Math.Log(Math.Abs(value)))],
            _ => values,
        };
        return ExplainedVariance.Of(scaled, [.. runs.Select(run => run.Group)]);
    }
}
