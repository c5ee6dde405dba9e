using LazyRich.Reporting.Figures;
using LazyRich.Reporting.Findings;
using LazyRich.Reporting.Findings.Numbers;
using LazyRich.Reporting.Findings.Reading;
using LazyRich.Studies;
using LazyRich.Studies.Files;

namespace LazyRich.Reporting.Tests.Findings;

public sealed class FindingReaderTests
{
    private const string Head = "finding: f\nquestion: Why?\n";

    [Fact]
    public void BuiltIn_EveryStudy_HasOneThatReadsAndDrawsFiguresThatExist()
    {
        Assert.Equal(BuiltInStudies.All.Select(study => study.Name), BuiltInFindings.Studies);
        foreach (string study in BuiltInFindings.Studies)
        {
            Assert.Empty(FindingReader.Read(BuiltInFindings.Text(study)!, study).Faults);
            Finding finding = BuiltInFindings.Find(study)!;
            Assert.Equal(study, finding.Study);
            Assert.NotEmpty(finding.Supported);
            Assert.All(finding.Figures, figure => Assert.NotNull(BuiltInFigures.Find(figure)));
            Assert.EndsWith("?", finding.Question, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_EveryKindOfNumber_IsMadeAsItSays()
    {
        const string numbers = """
            numbers:
              a: {median: loss_final, where: lambda > 0}
              b: {share: "regime = 'lazy'"}
              c: {slope: loss_final, along: lambda}
              d: {explained: loss_final, by: [lambda, architecture], on: log}
              e: {correlation: loss_final, with: lambda}
              f: {spread: loss_final, within: seed}
              g: a / b
              h: {first: error.product, above: 0.001}
            sentence: "{a} and {b:%}"
            supported: a > 0
            """;

        Finding finding = FindingReader.Read(Head + numbers, "f").Finding!;

        Assert.Equal(
            [typeof(FoldNumber), typeof(ShareNumber), typeof(SlopeNumber), typeof(ExplainedNumber), typeof(CorrelationNumber), typeof(SpreadNumber), typeof(FormulaNumber), typeof(FirstNumber)],
            finding.Numbers.Select(number => number.GetType()));
        Assert.Equal(["loss_final", "lambda", "architecture"], ((RunsNumber)finding.Numbers[3]).Columns);
        Assert.Equal((4, 3), (finding.Numbers[0].Line, finding.Numbers[0].Column));
    }

    [Theory]
    [InlineData("numbers: {a: {medan: loss_final}}\nsentence: x\nsupported: 1 > 0", 3, 15, "medan", "median")]
    [InlineData("numbers: {a: {median: loss_final, max: loss_final}}\nsentence: x\nsupported: 1 > 0", 3, 11, "a", null)]
    [InlineData("numbers: {a: {min: loss_final}}\nsentence: '{b}'\nsupported: a > 0", 4, 11, "b", "a")]
    [InlineData("numbers: {time: {min: loss_final}}\nsentence: x\nsupported: tim > 0", 5, 12, "tim", "time")]
    [InlineData("numbers: {a: {min: loss_final}}\nsentence: x\nsupported: a", 5, 12, "a", null)]
    [InlineData("numbers: {a: {min: loss_final}, b: a / bb}\nsentence: x\nsupported: a > 0", 3, 36, "bb", null)]
    [InlineData("numbers: {a: {explained: loss_final, by: lambda, on: rank}}\nsentence: x\nsupported: a > 0", 3, 54, "rank", "ranks")]
    [InlineData("numbers: {a: {min: loss_final}}\nsentence: x\nsupported: a > 0\nfigures: phase-diagramm", 6, 10, "phase-diagramm", "phase-diagram")]
    [InlineData("numbers: {a: {slope: loss_final}}\nsentence: x\nsupported: a > 0", 3, 14, "", null)]
    public void Read_Fault_HasItsPlaceAndTheNearest(string text, int line, int column, string offending, string? nearest)
    {
        StudyFault fault = FindingReader.Read(Head + text, "f.yaml").Faults[0];

        Assert.Equal((line, column, offending, nearest), (fault.Line, fault.Column, fault.Text, fault.Nearest));
    }
}
