using LazyRich.Reporting.Reports;

namespace LazyRich.Reporting.Comparisons;

/// <summary>How far solvers are from each other, folded over seeds.</summary>
/// <param name="GroupedBy">Columns that tell groups apart.</param>
/// <param name="Groups">A row for each point and observable, in plan order.</param>
/// <param name="Unpaired">Runs that have no partner, or no recorded time in common with it.</param>
public sealed record ComparisonReport(IReadOnlyList<string> GroupedBy, IReadOnlyList<ComparedGroup> Groups, long Unpaired)
{
    /// <summary>The order in the step of solvers that have one; empty where no step varies.</summary>
    public IReadOnlyList<FittedOrder> Orders { get; } = FittedOrder.Of(GroupedBy, Groups);
}

/// <param name="Key">Values of <see cref="ComparisonReport.GroupedBy"/>, in that order.</param>
/// <param name="Max">Of the largest error over the recorded times, relative to the largest value that counts as right: median over the runs.</param>
/// <param name="Final">Of the error at the last common time: median over the runs.</param>
/// <param name="Worst">The largest error of any run.</param>
public sealed record ComparedGroup(IReadOnlyList<object?> Key, string Observable, int Runs, double? Max, double? Final, double Worst)
{
    internal static ComparedGroup Of(IReadOnlyList<object?> key, string observable, IReadOnlyCollection<(double Max, double Final)> errors) => new(
        key,
        observable,
        errors.Count,
        Folded.Over(errors.Select(error => (double?)error.Max)).Median,
        Folded.Over(errors.Select(error => (double?)error.Final)).Median,
        errors.Max(error => error.Max));
}
