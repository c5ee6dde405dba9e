using LazyRich.Studies.Expressions;

namespace LazyRich.Reporting.Findings.Numbers;

/// <summary>One number of a finding.</summary>
/// <param name="Line">Where its file defines it, from 1.</param>
/// <param name="Column">From 1.</param>
public abstract record FindingNumber(string Name, int Line, int Column);

/// <summary>Made from numbers before it.</summary>
public sealed record FormulaNumber(string Name, int Line, int Column, Formula Formula) : FindingNumber(Name, Line, Column);

/// <summary>Made from the succeeded runs that meet a condition.</summary>
/// <param name="Columns">What it reads of each run.</param>
/// <param name="Where">Empty: all runs.</param>
public abstract record RunsNumber(string Name, int Line, int Column, string Where, IReadOnlyList<string> Columns) : FindingNumber(Name, Line, Column)
{
    /// <param name="rows">The values of <see cref="Columns"/>, a run each: string, long, double (NaN and ±∞ included) or null.</param>
    /// <returns>Null when no run has what it needs.</returns>
    public abstract double? Of(IReadOnlyList<object?[]> rows);

    protected static double? Number(object? value) => value switch
    {
        double number when !double.IsNaN(number) => number,
        long whole => whole,
        _ => null,
    };

    /// <summary>The numbers of one column; NaN and what was not computed are left out.</summary>
    protected static List<double> All(IEnumerable<object?[]> rows, int column) => [.. rows.Select(row => Number(row[column])).OfType<double>()];
}
