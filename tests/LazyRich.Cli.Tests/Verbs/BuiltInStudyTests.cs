using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LazyRich.Cli.Tests.Given;
using LazyRich.Studies;
using BuiltInFindings = LazyRich.Reporting.Findings.BuiltInFindings;

namespace LazyRich.Cli.Tests.Verbs;

/// <summary>Every built-in study, run for real with fewer seeds and recorded times: its finding has all of its numbers, and its figures are drawn.</summary>
public sealed partial class BuiltInStudyTests : IDisposable
{
    private readonly Workplace workplace = new();

    public static TheoryData<string> Names => [.. BuiltInStudies.All.Select(study => study.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Run_FewSeeds_AnswersItsQuestion(string study)
    {
        string text = BuiltInStudies.All.Single(one => one.Name == study).Text;
        string small = Times().Replace(Seeds().Replace(text, "seed: {range: [0, 2]}"), "${before}20}");
        Assert.NotEqual(text, small);

        Answer answer = await workplace.RunAsync("run", workplace.Write("small.yaml", small), "--json");

        Assert.True(answer.Code == 0, answer.ToString());
        JsonObject finding = answer.Json["finding"]!.AsObject();
        Assert.DoesNotContain("(no number)", (string)finding["sentence"]!, StringComparison.Ordinal);
        Assert.True((bool)finding["supported"]!, (string)finding["sentence"]! + finding["unmet"]!.ToJsonString());
        Assert.Equal(BuiltInFindings.Find(study)!.Figures.Count, answer.Json["figures"]!.AsArray().Count);
    }

    public void Dispose() => workplace.Dispose();

    [GeneratedRegex(@"(?m)^seed: \{range: \[0, \d+\]\}")]
    private static partial Regex Seeds();

    [GeneratedRegex(@"(?m)(?<before>^time: \{.*points: )\d+\}")]
    private static partial Regex Times();
}
