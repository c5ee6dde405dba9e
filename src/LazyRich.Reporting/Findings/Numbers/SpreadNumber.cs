using LazyRich.Reporting.Text;

namespace LazyRich.Reporting.Findings.Numbers;

/// <summary>
/// How much a column differs at most between runs that agree in some columns: the largest max − min of a group over the largest size of the column.
/// 0 where the column does not depend on what the groups leave open.
/// </summary>
/// <param name="Within">Runs that agree in all of these are one group.</param>
public sealed record SpreadNumber(string Name, int Line, int Column, string Where, string Value, IReadOnlyList<string> Within)
    : RunsNumber(Name, Line, Column, Where, [Value, .. Within])
{
    public override double? Of(IReadOnlyList<object?[]> rows)
    {
        double[][] groups = [.. rows.Where(row => Number(row[0]) is { } value && double.IsFinite(value))
            .GroupBy(row => GroupLabel.Identity(row.Skip(1)))
            .Select(group => group.Select(row => Number(row[0])!.Value).ToArray())];
        if (groups.Length == 0)
            return null;
        double largest = groups.Max(group => group.Max(Math.Abs)), spread = groups.Max(group => group.Max() - group.Min());
        return spread == 0 ? 0 : spread / largest;
    }
}
