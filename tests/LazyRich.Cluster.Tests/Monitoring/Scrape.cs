using System.Globalization;
using System.Text.RegularExpressions;

namespace LazyRich.Cluster.Tests.Monitoring;

/// <summary>The series of a page of /metrics.</summary>
internal sealed partial class Scrape
{
    private readonly ILookup<string, (Dictionary<string, string> Labels, double Value)> series;

    private Scrape(ILookup<string, (Dictionary<string, string> Labels, double Value)> series) => this.series = series;

    public IEnumerable<string> Metrics => series.Select(metric => metric.Key);

    /// <param name="pages">Of several processes, together.</param>
    public static Scrape Read(params IEnumerable<string> pages) => new(pages
        .SelectMany(page => Line().Matches(page))
        .ToLookup(line => line.Groups["name"].Value, line => (Labels(line.Groups["labels"].Value), double.Parse(line.Groups["value"].Value, CultureInfo.InvariantCulture))));

    public bool Has(string metric) => series.Contains(metric);

    /// <returns>Every value that a label of a metric has; none: it has no such label.</returns>
    public IReadOnlySet<string> Values(string metric, string label) =>
        series[metric].Where(one => one.Labels.ContainsKey(label)).Select(one => one.Labels[label]).ToHashSet();

    /// <summary>Of the one series with these labels.</summary>
    public double Value(string metric, params (string Label, string Value)[] labels) =>
        Assert.Single(series[metric], one => labels.All(label => one.Labels.GetValueOrDefault(label.Label) == label.Value)).Value;

    private static Dictionary<string, string> Labels(string text) =>
        Label().Matches(text).ToDictionary(label => label.Groups[1].Value, label => label.Groups[2].Value);

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][\w:]*)(\{(?<labels>[^\n]*)\})? (?<value>[-+.\w]+)( [-.\d]+)?\r?$""", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("(\\w+)=\"([^\"]*)\"")]
    private static partial Regex Label();
}
