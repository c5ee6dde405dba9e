using System.Globalization;
using System.Text.RegularExpressions;
using LazyRich.Studies.Faults;
using LazyRich.Studies.Grammar;
using LazyRich.Studies.Plan;
using LazyRich.Studies.Yaml;

namespace LazyRich.Studies.Reading;

/// <summary>Reads <c>priority</c>, <c>weight</c>, <c>limit</c>, <c>retry</c> and <c>timeout</c>.</summary>
internal sealed partial class PolicyReader(FaultList faults)
{
    private const int HighestPriority = 1000;
    private const int MostRetries = 100;
    private const double LargestWeight = 1000;

    /// <summary>What a timer can wait for.</summary>
    private static readonly TimeSpan longestTimeout = TimeSpan.FromHours(1000);

    private readonly NumberReader numbers = new(faults, 1);

    public StudyPolicy Read(MapNode study) => new(
        Integer(study, new NumberRule(StudyKeys.Priority) { Integer = true, Minimum = -HighestPriority, Maximum = HighestPriority }),
        Retry(study.Find(StudyKeys.Retry), out bool timeouts),
        Timeout(study.Find(StudyKeys.Timeout)))
    {
        RetryTimeouts = timeouts,
        Limit = study.Find(StudyKeys.Limit) is Node limit
            ? (int?)numbers.One(limit, new NumberRule(StudyKeys.Limit) { Integer = true, Minimum = 1, Maximum = int.MaxValue })
            : null,
        Weight = study.Find(StudyKeys.Weight) is Node weight
            ? numbers.One(weight, new NumberRule(StudyKeys.Weight) { Minimum = 0, MinimumExcluded = true, Maximum = LargestWeight }) ?? 1
            : 1,
    };

    private int Integer(MapNode study, NumberRule rule) => study.Find(rule.Name) is Node node ? (int)(numbers.One(node, rule) ?? 0) : 0;

    /// <param name="timeouts">Whether runs that took too long are tried again too.</param>
    private int Retry(Node? node, out bool timeouts)
    {
        timeouts = false;
        var rule = new NumberRule(StudyKeys.Retry) { Integer = true, Minimum = 0, Maximum = MostRetries };
        if (node is not MapNode)
            return node is null ? 0 : (int)(numbers.One(node, rule) ?? 0);
        if (StudyKeys.OfRetry.Mapping(node, faults) is not MapNode map)
            return 0;
        if (map.Find(StudyKeys.Timeouts) is Node flag)
        {
            timeouts = (flag as ScalarNode)?.Flag ?? false;
            if (flag is not ScalarNode { Flag: not null })
                faults.Add(flag, $"timeouts must be true or false; found {flag.Noun}");
        }

        return Integer(map, rule with { Name = StudyKeys.Times });
    }

    private TimeSpan? Timeout(Node? node)
    {
        if (node is null)
            return null;
        Match match = TimeoutForm().Match(node is ScalarNode scalar ? scalar.Value : "");
        double seconds = match.Success
            ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * (match.Groups[2].Value switch { "h" => 3600, "m" => 60, _ => 1 })
            : 0;
        if (seconds > 0 && seconds <= longestTimeout.TotalSeconds)
            return TimeSpan.FromSeconds(seconds);
        faults.Add(node, $"timeout must be a time > 0 such as 90, 90s, 10m or 2h, at most 1000h; found {node.Text}");
        return null;
    }

    [GeneratedRegex(@"^([0-9]{1,12}(?:\.[0-9]{1,6})?)\s*(s|m|h)?$")]
    private static partial Regex TimeoutForm();
}
