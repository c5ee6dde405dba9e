using LazyRich.Reporting.Reports;

namespace LazyRich.Reporting.Findings.Numbers;

/// <summary>A column folded: its median, least, largest or mean. A run that never arrives counts as ∞.</summary>
public sealed record FoldNumber(string Name, int Line, int Column, string Where, string Fold, string Value)
    : RunsNumber(Name, Line, Column, Where, [Value])
{
    public static IReadOnlyList<string> Folds { get; } = ["median", "min", "max", "mean"];

    public override double? Of(IReadOnlyList<object?[]> rows)
    {
        List<double> numbers = All(rows, 0);
        if (numbers.Count == 0)
            return null;
        numbers.Sort();
        return Fold switch
        {
            "min" => numbers[0],
            "max" => numbers[^1],
            "mean" => numbers.Average(),
            _ => Folded.Quantile(numbers, 0.5),
        };
    }
}
