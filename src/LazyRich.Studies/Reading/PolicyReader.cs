using System.Globalization;
using System.Text.RegularExpressions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Plan;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Reading;

/// <summary>Reads <c>priority</c>, <c>retry</c> and <c>timeout</c>.</summary>
internal sealed partial class PolicyReader(FaultList faults)
{
    private const int HighestPriority = 1000;
    private const int MostRetries = 100;

    private readonly NumberReader numbers = new(faults, 1);

    public StudyPolicy Read(MapNode study) => new(
        Integer(study, new NumberRule(StudyKeys.Priority) { Integer = true, Minimum = -HighestPriority, Maximum = HighestPriority }),
        Integer(study, new NumberRule(StudyKeys.Retry) { Integer = true, Minimum = 0, Maximum = MostRetries }),
        Timeout(study.Find(StudyKeys.Timeout)));

    private int Integer(MapNode study, NumberRule rule) => study.Find(rule.Name) is Node node ? (int)(numbers.One(node, rule) ?? 0) : 0;

    private TimeSpan? Timeout(Node? node)
    {
        if (node is null)
            return null;
        Match match = TimeoutForm().Match(node is ScalarNode scalar ? scalar.Value : "");
        double seconds = match.Success
            ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * (match.Groups[2].Value switch { "h" => 3600, "m" => 60, _ => 1 })
            : 0;
        if (seconds > 0 && seconds <= TimeSpan.FromDays(365).TotalSeconds)
            return TimeSpan.FromSeconds(seconds);
        faults.Add(node, $"timeout must be a time > 0 such as 90, 90s, 10m or 2h; found {node.Text}");
        return null;
    }

    [GeneratedRegex(@"^([0-9]{1,12}(?:\.[0-9]{1,6})?)\s*(s|m|h)?$")]
    private static partial Regex TimeoutForm();
}
