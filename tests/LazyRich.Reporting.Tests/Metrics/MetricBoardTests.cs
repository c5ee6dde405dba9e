using System.Diagnostics.Metrics;
using LazyRich.Reporting.Metrics;

namespace LazyRich.Reporting.Tests.Metrics;

public sealed class MetricBoardTests : IDisposable
{
    private readonly Meter meter = new("LazyRich.Tests");
    private readonly MetricBoard board = new();

    [Fact]
    public void Write_Histogram_HasCumulativeBuckets()
    {
        Histogram<double> seconds = meter.CreateHistogram("lazyrich.waiting.time", "s", "How long.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        foreach (double value in (double[])[0.05, 0.1, 0.5, 7])
            seconds.Record(value);

        Assert.Contains("""
            # HELP lazyrich_waiting_time_seconds How long.
            # TYPE lazyrich_waiting_time_seconds histogram
            lazyrich_waiting_time_seconds_bucket{le="0.1"} 2
            lazyrich_waiting_time_seconds_bucket{le="1"} 3
            lazyrich_waiting_time_seconds_bucket{le="+Inf"} 4
            lazyrich_waiting_time_seconds_sum 7.65
            lazyrich_waiting_time_seconds_count 4

            """.ReplaceLineEndings("\n"), Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Counter_AddsUpByTagsAndEscapesThem()
    {
        Counter<long> solved = meter.CreateCounter<long>("lazyrich.solved", null, "Runs.");
        solved.Add(2, new KeyValuePair<string, object?>("study", "a\"b"));
        solved.Add(3, new KeyValuePair<string, object?>("study", "a\"b"));
        solved.Add(1, new KeyValuePair<string, object?>("study", "c"));

        Assert.Contains("""
            lazyrich_solved_total{study="a\"b"} 5
            lazyrich_solved_total{study="c"} 1

            """.ReplaceLineEndings("\n"), Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_MetersOfOthers_AreLeftOut()
    {
        using var other = new Meter("Other");
        other.CreateCounter<long>("other").Add(1);

        Assert.DoesNotContain("other", Text(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        board.Dispose();
        meter.Dispose();
    }

    private string Text()
    {
        var text = new PrometheusText();
        board.Write(text);
        return text.ToString();
    }
}
