using System.Text.RegularExpressions;

namespace LazyRich.Cluster.Tests.Monitoring;

/// <param name="Operator">=, !=, =~ or !~.</param>
internal sealed record Matcher(string Label, string Operator, string Value);

internal sealed record Selector(string Metric, IReadOnlyList<Matcher> Matchers);

/// <summary>The names in an expression of Prometheus' language: which series it selects, and by which labels it groups or joins them. Whether it is one at all, promtool knows.</summary>
internal sealed partial class PromQl
{
    private static readonly HashSet<string> grouping = ["by", "without", "on", "ignoring", "group_left", "group_right"];

    private static readonly HashSet<string> words =
        ["and", "or", "unless", "bool", "offset", "sum", "min", "max", "avg", "count", "stddev", "stdvar", "group", "topk", "bottomk", "quantile"];

    private readonly List<Selector> selectors = [];
    private readonly List<string> labels = [];

    public IReadOnlyList<Selector> Selectors => selectors;

    /// <summary>Of by, without, on, ignoring, group_left and group_right.</summary>
    public IReadOnlyList<string> Labels => labels;

    public static PromQl Read(string expression)
    {
        var read = new PromQl();
        MatchCollection tokens = Token().Matches(expression);
        for (int i = 0; i < tokens.Count; i++)
        {
            string token = tokens[i].Value, next = i + 1 < tokens.Count ? tokens[i + 1].Value : "";
            if (!char.IsLetter(token[0]) && token[0] is not ('_' or ':'))
                continue;
            if (grouping.Contains(token) && next.StartsWith('('))
                read.labels.AddRange(Word().Matches(tokens[++i].Value).Select(label => label.Value));
            else if (!grouping.Contains(token) && !words.Contains(token) && next is not "(")
                read.selectors.Add(new(token, next.StartsWith('{') ? Matchers(next) : []));
        }

        return read;
    }

    private static Matcher[] Matchers(string braces) =>
        [.. OneMatcher().Matches(braces).Select(one => new Matcher(one.Groups[1].Value, one.Groups[2].Value, one.Groups[3].Value))];

    /// <summary>A text, the matchers of a selector, a range, the labels of a grouping, a name, an opening parenthesis, or a number with its unit.</summary>
    [GeneratedRegex("""(?<=\b(by|without|on|ignoring|group_left|group_right)\s*)\([^)]*\)|"[^"]*"|\{("[^"]*"|[^"}])*\}|\[[^]]*\]|[a-zA-Z_:][\w:]*|\(|\d[\w.]*""")]
    private static partial Regex Token();

    [GeneratedRegex("""(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"\s*[,}]""")]
    private static partial Regex OneMatcher();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
