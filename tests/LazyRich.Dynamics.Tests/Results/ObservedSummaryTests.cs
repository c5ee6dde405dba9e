using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tests.Laws;

namespace LazyRich.Dynamics.Tests.Results;

/// <summary>Summaries that a run has because it observes what they are numbers of.</summary>
public sealed class ObservedSummaryTests
{
    private static readonly double[] Times = [0.0, 0.2, 1.0, 50.0];

    [Fact]
    public void Columns_OfObservedThings_AreKindsOfTheCatalogueAndHaveSuchAnElement()
    {
        Solved run = Solved.From(Runs.Of("3-3-3", 1.0, times: Times, observe: [.. Observed.Where(kind => kind != "test-error")]));
        Assert.All(SummaryColumn.All.Where(column => column.Of is { Observable: not "test-error" }), column =>
        {
            double[] values = [.. Enumerable.Range(0, Times.Length).Select(k => run.At(column.Of!.Observable, k)[column.Of.Element])];
            double expected = column.Of!.Part switch
            {
                SeriesPart.First => values[0],
                SeriesPart.Last => values[^1],
                SeriesPart.Largest => values.Max(),
                _ => values.Min(),
            };
            Assert.Equal(expected, run.Summary[column]);
        });
    }

    [Fact]
    public void Columns_OfWhatIsNotObserved_AreNotComputed()
    {
        Summary summary = Solved.From(Runs.Of("3-3-3", 1.0, times: Times)).Summary;
        Assert.All(SummaryColumn.All.Where(column => column.Of is not null), column => Assert.Null(summary[column]));
        Assert.Null(summary["sigmoidality"]);
    }

    [Fact]
    public void Largest_OfASeriesWithNaN_IsNaN()
    {
        var largest = new SeriesScalar("loss", SeriesPart.Largest);
        Assert.Equal(3.0, largest.Of([1, 3, 2], 1));
        Assert.Equal(double.NaN, largest.Of([1, double.NaN, 2], 1));
        Assert.Equal(1.0, new SeriesScalar("loss", SeriesPart.Least, 1).Of([0, 2, 0, 1], 2));
    }

    /// <summary>λ=0 gives the sigmoid, |λ|→∞ the exponential (SCIENCE section 3). By the closed forms: r = 2√(λ²+4a0²) of the loss at a0.</summary>
    [Theory]
    [InlineData(0.0, 0.001, 0.97, 1.0)]
    [InlineData(0.0, 0.05, 0.64, 0.70)]
    [InlineData(1000.0, 0.05, -1e-5, 1e-5)]
    [Trait("Science", "4 What is observed")]
    public void Sigmoidality_OfOneMode_TellsTheSigmoidFromTheExponential(double lambda, double start, double least, double most)
    {
        RunDefinition run = Runs.Of(
            "1-1-1",
            lambda,
            Setting.Of("random-regression", ("scale", new NumberValue(1)), ("spectrum", Runs.Numbers(1))),
            Setting.Of("task-aligned", ("singular-values", Runs.Numbers(start))),
            times: [0.0, 0.01, 1.0, 100.0],
            observe: ["gradient-norm"]);
        Summary summary = Solved.From(run).Summary;
        double rate = 2 * Math.Sqrt((lambda * lambda) + (4 * start * start));
        Assert.Equal(1 - (rate * summary["time_to_half"]!.Value / Math.Log(2)), summary["sigmoidality"]!.Value, 1e-9);
        Assert.InRange(summary["sigmoidality"]!.Value, least, most);
    }

    /// <summary>A fast part of the loss and then a slow one.</summary>
    [Fact]
    public void Sigmoidality_OfADelayedNetwork_IsBelowZero()
    {
        RunDefinition run = Runs.Of("8-2-4", -100.0, init: Runs.Balanced(0.3), seed: 1, times: [0.0, 1.0, 1e5], observe: ["gradient-norm"]);
        Assert.InRange(Solved.From(run).Summary["sigmoidality"]!.Value, double.NegativeInfinity, -0.1);
    }

    private static IEnumerable<string> Observed => SummaryColumn.All.Where(column => column.Of is not null).Select(column => column.Of!.Observable).Distinct();
}
