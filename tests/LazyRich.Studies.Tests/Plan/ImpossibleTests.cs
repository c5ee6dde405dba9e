using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Tests.Plan;

public sealed class ImpossibleTests
{
    private const string File = "study: s\ntask: random-regression\narchitecture: [5-5-5, 5-7-5, 10-7-5]\nlambda: {symlog: [0.1, 10], points: 21}\n";

    [Fact]
    public void Read_ForbiddenLambda_SaysWhatIsAllowedAndMendsIt()
    {
        IReadOnlyList<StudyFault> faults = Readings.Faults(File);
        Assert.All(faults, fault => Assert.Equal((4, 9), (fault.Line, fault.Column)));
        Assert.Equal(2, faults.Count);
        Assert.Contains("allows λ = 0 only", faults[0].Message, StringComparison.Ordinal);
        Assert.Contains("5-7-5 forbids 20 values of lambda here, from -10 to 10", faults[0].Message, StringComparison.Ordinal);
        Assert.Contains("needs a hidden width of at most 5", faults[0].Message, StringComparison.Ordinal);
        Assert.Contains("allows λ ≤ 0", faults[1].Message, StringComparison.Ordinal);
        Assert.Equal(21 + 1 + 11, Readings.Plan(File + Mend(faults)).Count);
    }

    [Fact]
    public void Read_ForbiddenLambdaBesideAnExclude_PrintsBoth()
    {
        string exclude = Mend(Readings.Faults(File + "exclude: \"lambda = 10 or shape = 'funnel'\"\n"));
        StudyPlan plan = Readings.Plan(File + exclude);
        Assert.Equal(20 + 1 + 11, plan.Count);
        Assert.DoesNotContain(plan.Runs, run => run.Lambda == 10);
    }

    [Fact]
    public void Read_DerivedLambdaInACase_PointsAtTheDerivationAndMendsTheCase()
    {
        const string Case = "study: s\ntask: random-regression\nseed: [1, 2]\ncases:\n  - architecture: 5-5-5\n    lambda: 3\n  - architecture: 5-7-5\n    derive: {lambda: seed - 1}\n";
        StudyFault fault = Assert.Single(Readings.Faults(Case));
        Assert.Equal((8, 22), (fault.Line, fault.Column));
        Assert.Contains("Leave it out of this case", fault.Message, StringComparison.Ordinal);
        Assert.Equal(3, Readings.Plan(Case + "    " + Mend([fault])).Count);
    }

    [Fact]
    public void Read_Skip_ListsThePoints()
    {
        StudyPlan plan = Readings.Plan(File + "impossible: skip\nseed: [0, 1]\n");
        Assert.Equal(2 * 33, plan.Count);
        Assert.Equal(2 * 33, plan.Runs.Count());
        Assert.Equal(20 + 10, plan.Skipped.Length);
        Assert.Contains(plan.Skipped, point => point is { Architecture: "10-7-5", Lambda: 0.1 } && point.Why.Contains("allows λ ≤ 0", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_SkipLeavesNothing_IsAFault() => Assert.Contains(
        "the widths forbid every λ",
        Assert.Single(Readings.Faults("study: s\ntask: random-regression\narchitecture: 5-7-5\nlambda: 1\nimpossible: skip\n")).Message,
        StringComparison.Ordinal);

    private static string Mend(IReadOnlyList<StudyFault> faults)
    {
        string message = faults[0].Message;
        int start = message.IndexOf("exclude: ", StringComparison.Ordinal), end = message.IndexOf("  or write  impossible: skip", StringComparison.Ordinal);
        return message[start..end] + "\n";
    }
}
