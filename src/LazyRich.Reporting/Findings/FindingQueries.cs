using LazyRich.Reporting.Findings.Numbers;
using LazyRich.Reporting.Reports;
using LazyRich.Store.Reading;
using LazyRich.Studies.Files;

namespace LazyRich.Reporting.Findings;

/// <summary>Asks a store for the numbers of a finding.</summary>
internal sealed class FindingQueries(Finding finding, IStoreReader store, string study, string where)
{
    /// <exception cref="FindingException">The store does not know a column, or does not understand a condition.</exception>
    public AnswerNumber Of(RunsNumber number)
    {
        try
        {
            List<object?[]> rows = Rows(number.Where, number.Columns);
            return new(number.Name, Value(number, rows), rows.Count);
        }
        catch (QueryException exception)
        {
            throw new FindingException(new StudyFault(finding.File, number.Line, number.Column, number.Name, $"'{number.Name}': {exception.Message}", null), exception);
        }
    }

    private double? Value(RunsNumber number, List<object?[]> rows) => number switch
    {
        _ when rows.Count == 0 => null,
        ShareNumber share => (double)Rows(share.Both, share.Columns).Count / rows.Count,
        FirstNumber first => first.Of(Trajectories(first, [.. rows.Select(row => (string)row[0]!)])),
        _ => number.Of(rows),
    };

    private IEnumerable<StoredTrajectory> Trajectories(FirstNumber first, HashSet<string> runs) =>
        store.Trajectories(study, [first.Series]).Where(run => runs.Contains(run.Key.ToString()));

    private List<object?[]> Rows(string condition, IReadOnlyList<string> columns)
    {
        string[] conditions = [.. new[] { "state = 'succeeded'", where, condition }.Where(one => one.Length > 0).Select(one => $"({one})")];
        return [.. RunRows.Read(store, new(study, string.Join(" and ", conditions), columns, [], 0))];
    }
}
