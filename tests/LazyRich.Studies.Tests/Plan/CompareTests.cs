using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Tests.Plan;

public sealed class CompareTests
{
    private const string Study = Readings.Head + "seed: [0, 1]\ntime: {until: 1, points: 10}\n";

    private const string Compared = Study + "compare: {with: {kind: gradient-descent, learning-rate: [0.001, 0.1]}, of: [product, loss]}\n";

    [Fact]
    public void Compare_EveryRunAndEverySecondSolver_IsARunOfThePlan()
    {
        StudyPlan plan = Readings.Plan(Compared);
        PlannedRun[] runs = [.. plan.Runs];

        Assert.Equal(2 * 3, plan.Count);
        Assert.Equal(6, runs.Select(run => run.Key).Distinct().Count());
        PlannedRun[] second = [.. runs.Where(run => run.Definition.Compare is not null)];
        Assert.Equal(4, second.Length);
        Assert.All(second, run =>
        {
            Assert.Equal("gradient-descent", run.Definition.Solver.Kind);
            Assert.Equal("exact", run.Definition.Compare!.Against.Kind);
            Assert.Equal(["loss", "product"], run.Definition.Compare.Of);
            Assert.Empty(run.Definition.Observe);
        });
        Assert.Contains(plan.Axes, axis => axis.Name == "solver.learning-rate" && axis.Values.SequenceEqual(["0.001", "0.1"]));
    }

    [Fact]
    public void Compare_LeavesTheStudysOwnRunsTheirKeys()
    {
        string[] without = [.. Readings.Runs(Study).Select(run => run.Key.ToString())];
        Assert.Equal(without, Readings.Runs(Compared).Where(run => run.Definition.Compare is null).Select(run => run.Key.ToString()));
    }

    [Fact]
    public void Compare_CanonicalJson_ReadsBackAndHashesToTheKey()
    {
        foreach (PlannedRun run in Readings.Runs(Compared))
        {
            string json = CanonicalJson.Write(run.Definition);
            Assert.Equal(run.Key, CanonicalJson.KeyOf(json));
            RunDefinition read = CanonicalJson.Read(json, _ => ((GridTime)run.Definition.Time).Times);
            Assert.Equal(run.Definition.Compare, read.Compare);
            Assert.Equal(json, CanonicalJson.Write(read));
            Assert.Equal(json, CanonicalJson.Compose(run.Configuration.Json, run.Definition.Lambda, run.Definition.Seed, CanonicalJson.Time(run.Definition.Time)));
        }
    }

    [Fact]
    public void Compare_KeepBoth_ObservesWhatTheStudyObserves()
    {
        RunDefinition second = Readings.Runs(Study + "observe: [loss, ntk-norm]\ncompare: {with: closed-form, keep: both}\n")
            .First(run => run.Definition.Compare is not null).Definition;
        Assert.Equal(["loss", "ntk-norm"], second.Observe);
        Assert.Equal(["loss", "product"], second.Compare!.Of);
    }

    [Fact]
    public void Compare_TwoSteps_RecordsTimesThatBothHave()
    {
        RunDefinition[] runs = [.. Readings.Runs(Study + "solver: {kind: gradient-descent, learning-rate: 0.05}\ncompare: {with: {kind: gradient-descent, learning-rate: 0.01}}\n")
            .Select(run => run.Definition)];
        double[] times = ((GridTime)runs.First(run => run.Compare is not null).Time).Times;
        Assert.All(times, time => Assert.Equal(Math.Round(time / 0.05) * 0.05, time, 1e-12));
    }

    [Fact]
    public void Compare_SteppedRunsAtAnothersConvergence_IsAFault()
    {
        string message = Assert.Single(Readings.Faults(Readings.Head
            + "solver: {kind: gradient-descent, learning-rate: 0.01}\ntime: {until: converged}\ncompare: {with: exact}\n")).Message;
        Assert.Contains("state the times", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_InCases_HoldsForEach()
    {
        const string Cases = "study: s\ntask: random-regression\ncompare: {with: closed-form}\ncases:\n  - {architecture: 5-5-5, lambda: 1}\n  - {architecture: 4-4-4, lambda: [1, 2]}\n";
        Assert.Equal(6, Readings.Plan(Cases).Count);
    }

    [Theory]
    [InlineData("init: gaussian\n", "gradient-flow is the solver that fits")]
    [InlineData("init: lecun\n", "impossible: approximate")]
    public void Impossible_UnbalancedStart_IsAFaultThatSaysHowToSolveItAllTheSame(string init, string words)
    {
        string study = Readings.Head.Replace("lambda: 1\n", "", StringComparison.Ordinal) + init;
        Assert.Contains(words, Assert.Single(Readings.Faults(study)).Message, StringComparison.Ordinal);
        Assert.Single(Readings.Runs(study + "impossible: approximate\n"));
    }

    [Fact]
    public void Impossible_SkipOfAnUnbalancedStart_ListsItsMeasuredLambda()
    {
        StudyPlan plan = Readings.Plan(Readings.Head.Replace("lambda: 1\n", "", StringComparison.Ordinal) + "init: gaussian\nsolver: [exact, gradient-flow]\nimpossible: skip\n");
        Assert.Equal(1, plan.Count);
        SkippedPoint skipped = Assert.Single(plan.Skipped);
        Assert.True(double.IsFinite(skipped.Lambda));
    }

    [Fact]
    public void Impossible_ForbiddenLambda_ApproximateRunsItUnderItsOwnKey()
    {
        const string Study = "study: s\ntask: random-regression\narchitecture: 5-7-5\nlambda: [0, 1]\n";
        Assert.Single(Readings.Faults(Study));
        StudyPlan plan = Readings.Plan(Study + "impossible: approximate\n");
        Assert.Equal([0, 1], plan.Runs.Select(run => run.Lambda));
        Assert.Equal(Readings.Runs(Study + "impossible: skip\n")[0].Key, plan.Runs.First().Key);
    }
}
