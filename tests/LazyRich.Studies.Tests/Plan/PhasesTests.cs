using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Tests.Plan;

/// <summary>From <c>tasks</c>, <c>phases</c> and <c>start</c> to definitions.</summary>
public sealed class PhasesTests
{
    private const string FineTuning = """
        study: s
        architecture: 8-8-8
        tasks: {old: {kind: semantic-hierarchy}, new: {kind: random-regression}}
        phases:
          - {name: pretrain, task: old, lambda: [-1, 0, 1], until: converged}
          - {name: tune, task: new, rebalance: {lambda: {symlog: [0.1, 20], points: 5}}, until: "10*max(1,abs(tune.lambda))", points: 4}
        seed: [0, 1]
        """;

    [Fact]
    public void Runs_ContractsFineTuning_AreItsProduct()
    {
        StudyPlan plan = Readings.Plan(FineTuning);
        Assert.Equal(30, plan.Count);
        Assert.Equal(["lambda", "tune.lambda", "seed"], plan.Axes.Select(axis => axis.Name));
        PlannedRun last = plan.Runs.Last();
        RunDefinition run = last.Definition;
        Assert.Equal((1, "semantic-hierarchy", 2), (run.Lambda!.Value, run.Task.Kind, run.Phases.Length));
        Assert.Equal(new PhaseDefinition("pretrain"), run.Phases[0]);
        Assert.Equal(new PhaseDefinition("tune") { Task = Setting.Of("random-regression", ("scale", new NumberValue(1))), Rebalance = 20 }, run.Phases[1]);
        var times = Assert.IsType<PhaseTimes>(run.Time);
        Assert.Equal(new ConvergedTime(1e-8, 1e6, 200), times.Each[0]);
        Assert.Equal([0, 50, 100, 150, 200], Assert.IsType<GridTime>(times.Each[1]).Times);
        Assert.Equal(30, plan.Runs.Select(each => each.Key).Distinct().Count());
        Assert.Equal(5, plan.Runs.Select(each => each.Configuration.Digest).Distinct().Count());
    }

    [Fact]
    public void Runs_ContractsReversal_StartAtTheSolution()
    {
        PlannedRun run = Assert.Single(Readings.Runs("""
            study: s
            architecture: 8-8-8
            lambda: 2
            tasks: {old: {kind: semantic-hierarchy}}
            start: {at: solution, of: old}
            phases: [{task: {negate: old}, until: converged}]
            """));
        Assert.Equal(Setting.Of("solution", ("of", new TextValue("semantic-hierarchy"))), run.Definition.Init);
        Assert.Equal(Setting.Of("semantic-hierarchy", ("negate", new FlagValue(true))), run.Definition.Task);
        Assert.Empty(run.Definition.Phases);
        Assert.IsType<ConvergedTime>(run.Definition.Time);
    }

    [Fact]
    public void Runs_ContractsContinual_DrawEachTaskAnew()
    {
        PlannedRun run = Assert.Single(Readings.Runs("""
            study: s
            architecture: 5-5-5
            lambda: 1
            phases: {repeat: 4, task: {kind: random-regression, stream: phase}, until: 60}
            """));
        Assert.False(run.Definition.Task.Has("stream"));
        Assert.Equal([2.0, 3.0, 4.0], run.Definition.Phases.Skip(1).Select(phase => phase.Task!.Number("stream")));
        Assert.Equal(["phase-1", "phase-2", "phase-3", "phase-4"], run.Definition.Phases.Select(phase => phase.Name));
        Assert.Equal(4, Assert.IsType<PhaseTimes>(run.Definition.Time).Each.Length);
    }

    [Fact]
    public void Runs_ContractsTransfer_LearnANewOutput()
    {
        PlannedRun run = Assert.Single(Readings.Runs("""
            study: s
            architecture: 8-8-8
            lambda: 1
            tasks: {old: {kind: semantic-hierarchy}}
            phases: [{task: old, until: converged}, {freeze: W1, learn: {item: 3, value: 1}}]
            """));
        Assert.Equal(new PhaseDefinition("phase-2") { Frozen = [0], Learn = new NewOutput(3, 1) }, run.Definition.Phases[1]);
    }

    [Theory]
    [InlineData("phases: {kind: reversal, of: old, until: 9}", "start: {at: solution, of: old}\nphases: [{name: reversal, task: {negate: old}, until: 9}]")]
    [InlineData("phases: {kind: reversal, of: old, share: 0.5}", "start: {at: solution, of: old, share: 0.5}\nphases: [{name: reversal, task: {negate: old}}]")]
    [InlineData("phases: {kind: continual, task: random-regression, repeat: 3, until: 6}", "phases: {name: task, repeat: 3, task: {kind: random-regression, stream: phase}, until: 6}")]
    [InlineData("phases: {kind: transfer, of: old, item: 2}", "phases: [{name: pretrain, task: old}, {name: transfer, freeze: W1, learn: {item: 2, value: 1}}]")]
    [InlineData("phases: {kind: fine-tuning, of: old, to: {negate: old}, rebalance: {lambda: [1, 2]}}", "phases: [{name: pretrain, task: old}, {name: tune, task: {negate: old}, rebalance: {lambda: [1, 2]}}]")]
    public void Runs_Abbreviated_AreThoseWrittenOut(string kind, string written)
    {
        const string head = "study: s\narchitecture: 8-8-8\nlambda: [1, 3]\ntasks: {old: {kind: semantic-hierarchy}}\n";
        Assert.Equal(Readings.Runs(head + written).Select(run => run.Key), Readings.Runs(head + kind).Select(run => run.Key));
    }

    [Fact]
    public void Runs_ZippedAndExcluded_KnowThePhasesParameters()
    {
        const string head = "study: s\narchitecture: 5-5-5\ntask: random-regression\nlambda: [1, 2]\n";
        const string phases = "phases: [{until: 1}, {name: tune, task: {kind: random-regression, rank: [1, 2]}, rebalance: {lambda: [3, 4]}}]\n";
        Assert.Equal(8, Readings.Plan(head + phases).Count);
        Assert.Equal(4, Readings.Plan(head + phases + "zip: [lambda, tune.lambda]\n").Count);
        Assert.Equal(2, Readings.Plan(head + phases + "exclude: [\"tune.lambda > 3*lambda\", \"tune.task.rank = 2\", \"tune.lambda = 4 and lambda = 1\"]\n").Count - 1);
    }

    [Fact]
    public void Runs_DerivedOfALaterPhase_AreThoseThatStateTheValues()
    {
        const string head = "study: s\narchitecture: 5-5-5\ntask: random-regression\n";
        string[] derived = Keys(head + """
            lambda: [1, 2]
            phases: [{until: 1}, {name: tune, task: {kind: random-regression}}]
            derive: {tune.lambda: "-3*lambda", tune.task.rank: "1 + lambda", twice: "2*tune.lambda"}
            when: "twice < 0"
            """);
        string[] stated = [.. new[] { 1, 2 }.SelectMany(lambda => Keys(head + $$"""
            lambda: {{lambda}}
            phases: [{until: 1}, {name: tune, task: {kind: random-regression, rank: {{1 + lambda}} }, rebalance: {lambda: {{-3 * lambda}} } }]
            """))];
        Assert.Equal(stated, derived);

        static string[] Keys(string study) => [.. Readings.Runs(study).Select(run => run.Key.ToString())];
    }

    [Fact]
    public void Runs_Compared_AreTheSecondSolversThroughTheSamePhases()
    {
        RunDefinition[] runs = [.. Readings.Runs(FineTuning + "\ncompare: {with: gradient-flow}").Select(run => run.Definition)];
        RunDefinition[] second = [.. runs.Where(run => run.Compare is not null)];
        Assert.Equal(runs.Length, 2 * second.Length);
        Assert.All(second.Zip(runs.Where(run => run.Compare is null)), pair => Assert.True(pair.First.Phases.SequenceEqual(pair.Second.Phases) && pair.First.Time == pair.Second.Time));
    }

    [Fact]
    public void Write_RunWithPhases_ReadsBackAndHasThePlansKey()
    {
        foreach (PlannedRun planned in Readings.Runs(FineTuning + "\ncases: [{}, {lambda: 1, phases: [{task: new, until: .inf}, {name: b, freeze: W2, task: old, until: 1}]}]".Replace("{}, ", "", StringComparison.Ordinal)).Concat(Readings.Runs(FineTuning)))
        {
            string json = CanonicalJson.Write(planned.Definition);
            Assert.Equal(planned.Key, CanonicalJson.KeyOf(json));
            RunDefinition read = CanonicalJson.Read(json, digest => ((PhaseTimes)planned.Definition.Time).Each.OfType<GridTime>().Single(grid => grid.Digest == digest).Times);
            Assert.Equal(json, CanonicalJson.Write(read));
            Assert.Equal(planned.Definition.Phases.AsSpan(), read.Phases.AsSpan());
            Assert.Equal(planned.Definition.Time, read.Time);
            Assert.Equal(json, CanonicalJson.Compose(planned.Configuration.Json, planned.Definition.Lambda, planned.Definition.Seed, CanonicalJson.Time(planned.Definition.Time)));
        }
    }

    [Fact]
    public void Write_WithoutPhases_SaysNothingOfThem() =>
        Assert.DoesNotContain("phase", CanonicalJson.Write(Readings.Runs(Readings.Head)[0].Definition), StringComparison.Ordinal);

    [Theory]
    [InlineData("[1, 2, .inf]", new[] { 0, 1, 2, double.PositiveInfinity })]
    [InlineData("[.inf]", new[] { 0, double.PositiveInfinity })]
    public void Time_ListEndingInInfinity_IsAGridToTheLimit(string time, double[] times) =>
        Assert.Equal(times, Assert.IsType<GridTime>(Readings.Runs(Readings.Head + $"time: {time}\n")[0].Definition.Time).Times);

    [Fact]
    public void Time_UntilInfinity_IsConvergedAndThenTheLimit()
    {
        TimeDefinition time = Readings.Runs(Readings.Head + "time: {until: .inf, points: 9, tolerance: 0.1}\n")[0].Definition.Time;
        Assert.Equal(new ConvergedTime(0.1, 1e6, 9) { ToInfinity = true }, time);
        Assert.Equal("""{"limit":1000000,"points":9,"tolerance":0.1,"until":"infinity"}""", CanonicalJson.Time(time));
    }
}
