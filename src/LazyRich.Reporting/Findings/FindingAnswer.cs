using System.Text.RegularExpressions;
using LazyRich.Reporting.Findings.Numbers;
using LazyRich.Reporting.Text;
using LazyRich.Store.Reading;
using LazyRich.Studies.Expressions;

namespace LazyRich.Reporting.Findings;

/// <summary>From a finding and the runs of a store to its sentence.</summary>
public static partial class FindingAnswer
{
    /// <param name="where">A condition on the runs; empty: all.</param>
    /// <exception cref="FindingException">The store does not know a column, or does not understand a condition.</exception>
    public static Answer Of(Finding finding, IStoreReader store, string study, string where)
    {
        var queries = new FindingQueries(finding, store, study, where);
        var numbers = new List<AnswerNumber>(finding.Numbers.Count);
        double Value(string name) => numbers.Find(number => number.Name == name)?.Value ?? double.NaN;
        foreach (FindingNumber number in finding.Numbers)
        {
            numbers.Add(number is FormulaNumber made
                ? new(made.Name, made.Formula.Number(Value) is var value && double.IsNaN(value) ? null : value, 0)
                : queries.Of((RunsNumber)number));
        }

        return new(finding, Fill(finding.Sentence, Value), numbers, [.. finding.Supported.Where(formula => !formula.Holds(Value)).Select(formula => Unmet(formula, Value))]);
    }

    /// <summary>"needs slope &lt; -3; slope is -2.1".</summary>
    private static string Unmet(Formula formula, Func<string, double> value) =>
        $"needs {formula.Text}; {string.Join(", ", formula.Used.Order(StringComparer.Ordinal).Select(name => $"{name} is {Plain(value(name))}"))}";

    private static string Fill(string sentence, Func<string, double> value) => Places().Replace(sentence, match =>
    {
        double number = value(match.Groups["name"].Value);
        return match.Groups["percent"].Success && double.IsFinite(number) ? $"{ShortNumber.Format(100 * number)}%" : Plain(number);
    });

    private static string Plain(double number) => double.IsNaN(number) ? "(no number)" : ShortNumber.Typeset(number);

    /// <summary>{name} and {name:%}.</summary>
    [GeneratedRegex(@"\{(?<name>[A-Za-z]\w*)(?<percent>:%)?\}")]
    internal static partial Regex Places();
}
