namespace LazyRich.Cluster.Tests.Monitoring;

public sealed class PromQlTests
{
    [Theory]
    [InlineData("up", "up", "")]
    [InlineData("""up{job="a"} == 0 or absent(up{job="b"})""", "up{job=a} up{job=b}", "")]
    [InlineData("sum by (cluster, le) (rate(x_bucket[5m]))", "x_bucket", "cluster le")]
    [InlineData("sum(rate(x_total{cluster=~\"$cluster\", verdict!=\"fenced\"}[$__rate_interval])) without (job)", "x_total{cluster=~$cluster,verdict!=fenced}", "job")]
    [InlineData("x{state=\"a}b\"} * ignoring (state) y > 0 and z", "x{state=a}b} y z", "state")]
    [InlineData("a / on (instance) group_left (host) b offset 5m", "a b", "instance host")]
    [InlineData("a * on () group_left b", "a b", "")]
    [InlineData("max_over_time(sum by (c) (a)[30m:1m]) + clamp_min(topk(3, b), 0) * 1e3", "a b", "c")]
    [InlineData("histogram_quantile(0.95, sum by (le)(rate(x[5m]))) > bool 0.5", "x", "le")]
    public void Read_Expression_HasItsSeriesAndLabels(string expression, string selectors, string labels)
    {
        PromQl read = PromQl.Read(expression);

        Assert.Equal(selectors, string.Join(' ', read.Selectors.Select(Text)));
        Assert.Equal(labels, string.Join(' ', read.Labels));
    }

    private static string Text(Selector selector) => selector.Matchers.Count == 0
        ? selector.Metric
        : $"{selector.Metric}{{{string.Join(',', selector.Matchers.Select(matcher => matcher.Label + matcher.Operator + matcher.Value))}}}";
}
