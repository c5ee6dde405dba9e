using LazyRich.Studies.Files;
using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Tests.Plan;

public sealed class PlanSizeTests
{
    private const string Large = "study: s\ntask: random-regression\narchitecture: [5-5-5, 10-5-5]\nlambda: {linspace: [-1, 1], points: 100}\nseed: {range: [0, 999]}\n";

    [Fact]
    public void Read_MoreRunsThanAllowed_SaysHowManyPerAxis()
    {
        StudyFault fault = Assert.Single(Readings.Of(Large, 100_000).Faults);
        Assert.Equal((1, 8), (fault.Line, fault.Column));
        Assert.Contains("200,000 runs, at most 100,000 are allowed; its product is architecture 2 × lambda 100 × seed 1,000 = 200,000", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ConditionsThatCutAProductDown_Count()
    {
        Assert.Equal(200, Readings.Of(Large + "when: seed = 3\n", 1000).Plan!.Count);
        Assert.Contains("more than 1,000 runs", Assert.Single(Readings.Of(Large + "when: seed < 6\n", 1000).Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AstronomicProduct_IsRefusedAtOnce()
    {
        string axis = "{range: [1, 100000]}";
        string file = $"study: s\ntask: {{kind: random-regression, scale: {axis}, rank: {axis}}}\narchitecture: 5-5-5\nlambda: {axis}\ninit: {{kind: lambda-balanced, scale: {axis}}}\n";
        Assert.Contains("100,000,000,000,000,000,000 runs", Assert.Single(Readings.Faults(file)).Message, StringComparison.Ordinal);
    }

    /// <summary>A plan row is a few small objects: a million must not fill the memory of the process that stores them.</summary>
    [Fact]
    public void Runs_HundredThousandRows_AllocateLittleEach()
    {
        StudyPlan plan = Readings.Plan("study: s\ntask: random-regression\narchitecture: 5-5-5\nlambda: {linspace: [-1, 1], points: 100}\nseed: {range: [0, 999]}\n");
        Assert.Equal(100_000, plan.Runs.Count());
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(100_000, plan.Runs.Count());
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100_000, 0, 400);
    }
}
