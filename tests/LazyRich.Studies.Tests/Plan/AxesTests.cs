using LazyRich.Dynamics.Definitions;
using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Tests.Plan;

public sealed class AxesTests
{
    private const string Head = "study: s\ntask: random-regression\n";

    private static IEnumerable<string> Show(string text) => Readings.Runs(text).Select(run => $"{run.Definition.Architecture} {run.Lambda} {run.Definition.Seed}");

    [Fact]
    public void Runs_Product_WalksTheFirstAxisSlowestAndTheSeedFastest()
    {
        List<PlannedRun> runs = Readings.Runs(Head + "seed: [0, 1]\nlambda: [-1, 1]\narchitecture: [5-5-5, 10-5-5]\n");
        Assert.Equal(
            ["5-5-5 -1 0", "5-5-5 -1 1", "10-5-5 -1 0", "10-5-5 -1 1", "5-5-5 1 0", "5-5-5 1 1", "10-5-5 1 0", "10-5-5 1 1"],
            runs.Select(run => $"{run.Definition.Architecture} {run.Lambda} {run.Definition.Seed}"));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => (long)i), runs.Select(run => run.Ordinal));
        Assert.Equal(2, runs.Select(run => run.Configuration).Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact]
    public void Axes_KindParameters_AreNamedWithTheirSection()
    {
        StudyPlan plan = Readings.Plan(Head + "architecture: 5-5-5\ninit: {kind: lambda-balanced, scale: {logspace: [0.01, 1], points: 3}}\nlambda: 0\nsolver: [exact, {kind: gradient-descent, learning-rate: [0.1, 0.2]}]\n");
        Assert.Equal(9, plan.Count);
        Assert.Equal(["init.scale: 0.01 0.1 1", "solver: exact gradient-descent", "solver.learning-rate: 0.1 0.2"], plan.Axes.Select(axis => $"{axis.Name}: {string.Join(' ', axis.Values)}"));
    }

    [Fact]
    public void Runs_ListOfKinds_SharesParameters()
    {
        List<PlannedRun> runs = Readings.Runs(Head + "architecture: 5-5-5\ninit: {kind: [lambda-balanced, task-aligned], scale: [0.1, 1]}\nlambda: 0\n");
        Assert.Equal(["lambda-balanced 0.1", "lambda-balanced 1", "task-aligned 0.1", "task-aligned 1"], runs.Select(run => $"{run.Definition.Init.Kind} {run.Definition.Init.Number("scale")}"));
    }

    [Fact]
    public void Runs_ParameterThatIsAList_IsOneValueUnlessListsAreListed()
    {
        Assert.Equal([5.0, 3, 1], Readings.Runs("study: s\ntask: {kind: random-regression, spectrum: [5, 3, 1]}\narchitecture: 3-3-3\nlambda: 0\n").Single().Definition.Task.Numbers("spectrum"));
        Assert.Equal([3.0, 2, 1], Readings.Runs("study: s\ntask: {kind: random-regression, spectrum: {range: [3, 1, -1]}}\narchitecture: 3-3-3\nlambda: 0\n").Single().Definition.Task.Numbers("spectrum"));
        StudyPlan plan = Readings.Plan("study: s\ntask: {kind: random-regression, spectrum: [[5, 3, 1], [2, 2, 2]]}\narchitecture: 3-3-3\nlambda: 0\n");
        Assert.Equal(["[5, 3, 1]", "[2, 2, 2]"], Assert.Single(plan.Axes).Values);
    }

    [Fact]
    public void Runs_RepeatedValues_CountOnce() =>
        Assert.Equal(["5-5-5 1 0", "5-5-5 2 0"], Show(Head + "architecture: [5-5-5, 5-5-5]\nlambda: [1, 1.0, 1e0, {logspace: [1, 2], points: 2}]\n"));

    [Fact]
    public void Runs_Zip_WalksAxesTogether()
    {
        StudyPlan plan = Readings.Plan(Head + "architecture: [5-5-5, 10-5-5]\nlambda: [1, 1, 2]\ninit: {kind: lambda-balanced, scale: [0.1, 0.2, 0.3]}\nzip: [init.scale, lambda]\n");
        Assert.Equal(6, plan.Count);
        Assert.Equal(
            ["5-5-5 1 0.1", "5-5-5 1 0.2", "5-5-5 2 0.3", "10-5-5 1 0.1", "10-5-5 1 0.2", "10-5-5 2 0.3"],
            plan.Runs.Select(run => $"{run.Definition.Architecture} {run.Lambda} {run.Definition.Init.Number("scale")}"));
    }

    [Fact]
    public void Runs_TwoZips_MultiplyTheGroups() => Assert.Equal(
        ["5-5-5 1 0", "5-5-5 2 1", "10-5-5 1 0", "10-5-5 2 1"],
        Show("study: s\ntask: {kind: random-regression, scale: [1, 2]}\narchitecture: [5-5-5, 10-5-5]\nlambda: [1, 2]\nseed: [0, 1]\nzip: [[architecture, task.scale], [lambda, seed]]\n"));

    [Fact]
    public void Runs_ZipWithRepeatedPoints_CountsThemOnce()
    {
        StudyPlan plan = Readings.Plan(Head + "architecture: 5-5-5\nlambda: [1, 1, 2]\nseed: [0, 0, 0]\nzip: [lambda, seed]\n");
        Assert.Equal(2, plan.Count);
        Assert.Equal(2, plan.Runs.Count());
    }

    [Fact]
    public void Runs_ExcludeAndWhen_LeaveRunsOut()
    {
        string file = Head + "architecture: [5-5-5, 10-5-5]\nlambda: [-1, 0, 1]\nseed: [0, 1]\n";
        Assert.Equal(["5-5-5 -1 1", "5-5-5 1 1", "10-5-5 -1 1"], Show(file + "exclude: [lambda = 0, shape = funnel and lambda > 0]\nwhen: seed = 1\n"));
        Assert.Equal(3, Readings.Plan(file + "exclude: [lambda = 0, shape = funnel and lambda > 0]\nwhen: seed = 1\n").Count);
        Assert.Equal(["10-5-5 1 0", "10-5-5 1 1"], Show(file + "when: [inputs > outputs, lambda > 0]\n"));
    }

    [Fact]
    public void Runs_Cases_AreAUnionInWhichRepeatsCountOnce()
    {
        StudyPlan plan = Readings.Plan(Head + "architecture: 5-5-5\nlambda: [0, 1]\nseed: 0\ncases:\n  - {lambda: [1, 2]}\n  - {architecture: 10-5-5}\n  - {lambda: 2, seed: [0, 1]}\n  - {time: [1, 2], lambda: 1}\n");
        Assert.Equal(
            ["5-5-5 1 0", "5-5-5 2 0", "10-5-5 0 0", "10-5-5 1 0", "5-5-5 2 1", "5-5-5 1 0"],
            plan.Runs.Select(run => $"{run.Definition.Architecture} {run.Lambda} {run.Definition.Seed}"));
        Assert.Equal(6, plan.Count);
        Assert.Equal([0L, 1, 2, 3, 4, 5], plan.Runs.Select(run => run.Ordinal));
        Assert.Equal(["lambda", "architecture", "time", "seed"], plan.Axes.Select(axis => axis.Name));
    }

    [Fact]
    public void Runs_Derive_SetsParametersAndNamesNumbers()
    {
        List<PlannedRun> runs = Readings.Runs(Head + "architecture: 5-5-5\nlambda: [0, 3, 8]\nderive: {root: \"sqrt(abs(lambda) + 1)\", init.scale: 0.1*root}\nexclude: root > 2.5\ntime: {until: \"10*root\", points: 2}\n");
        Assert.Equal([(0, 0.1, 10), (3, 0.2, 20)], runs.Select(run => ((int)run.Lambda, run.Definition.Init.Number("scale"), (int)((LazyRich.Dynamics.Definitions.GridTime)run.Definition.Time).Times[^1])));
    }

    [Fact]
    public void Runs_DerivedLambda_NeedsNoLambdaAndMayFollowTheSeed()
    {
        List<PlannedRun> runs = Readings.Runs(Head + "architecture: 5-5-5\nseed: [1, 2]\nderive: {lambda: seed/10}\n");
        Assert.Equal([0.1, 0.2], runs.Select(run => run.Lambda));
        Assert.Equal([1L, 2], runs.Select(run => run.Definition.Seed));
    }

    [Fact]
    public void Runs_DerivedRequiredParameter_IsNotMissing() => Assert.Equal(
        [0.1, 0.05],
        Readings.Runs(Head + "architecture: 5-5-5\nlambda: [1, 2]\nsolver: {kind: gradient-descent}\nderive: {solver.learning-rate: 0.1/lambda}\n").Select(run => run.Definition.Solver.Number("learning-rate")));

    [Fact]
    public void Runs_WeightsThatMeasureLambda_TakeNoneAndTellIt()
    {
        List<PlannedRun> runs = Readings.Runs(Head + "architecture: 5-5-5\ninit: {kind: gaussian, scale: 0.1}\nsolver: {kind: gradient-descent, learning-rate: 0.01}\nseed: [0, 1]\n");
        Assert.All(runs, run => Assert.Null(run.Definition.Lambda));
        Assert.NotEqual(runs[0].Lambda, runs[1].Lambda);
        Assert.Contains("lambda is measured", Assert.Single(Readings.Faults(Readings.Head + "init: gaussian\nsolver: {kind: gradient-descent, learning-rate: 0.01}\n")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_SomeWeightsMeasureLambda_RepeatNoRun()
    {
        StudyPlan plan = Readings.Plan(Head + "architecture: 5-5-5\nlambda: [1, 2]\ninit: [lambda-balanced, gaussian]\nsolver: {kind: gradient-descent, learning-rate: 0.01}\n");
        Assert.Equal(3, plan.Count);
        Assert.Equal(3, plan.Runs.Select(run => run.Key).Distinct().Count());
    }

    [Fact]
    public void Runs_Observe_IsInTheCataloguesOrderWithoutRepeats() => Assert.Equal(
        ["loss", "balance", "product"],
        Readings.Runs(Readings.Head + "observe: [product, loss, balance, loss]\n")[0].Definition.Observe);

    [Fact]
    public void Runs_ObserveWithParameters_AreNamedByThem() => Assert.Equal(
        ["loss", "robustness-parameters", "robustness-parameters(draws=100,variance=0.1)", "robustness-parameters(variance=0.1)", "robustness-parameters(variance=0.2)"],
        Readings.Runs(Readings.Head + "observe: [{kind: robustness-parameters, variance: [0.1, 0.2]}, robustness-parameters, {kind: robustness-parameters, variance: 1e-1, draws: 100}, loss]\n")[0]
            .Definition.Observe);

    [Fact]
    public void Plan_Policy_IsReadAndNotInTheKey()
    {
        StudyPlan plan = Readings.Plan(Readings.Head + "priority: 5\nretry: 2\ntimeout: 1.5m\n");
        Assert.Equal(new StudyPolicy(5, 2, TimeSpan.FromSeconds(90)), plan.Policy);
        Assert.Equal(Readings.Runs(Readings.Head)[0].Key, plan.Runs.Single().Key);
        Assert.Equal(new StudyPolicy(), Readings.Plan(Readings.Head).Policy);
        Assert.Equal(
            new StudyPolicy(0, 3) { RetryTimeouts = true, Limit = 4, Weight = 0.5 },
            Readings.Plan(Readings.Head + "retry: {times: 3, timeouts: true}\nlimit: 4\nweight: 0.5\n").Policy);
    }

    [Fact]
    public void Activation_List_IsAnAxisAndLinearKeepsTheKeyOfSilence()
    {
        const string rest = "task: {kind: random-regression, samples: 12}\narchitecture: 4-4-4\nlambda: 1\nsolver: gradient-flow\n";
        PlannedRun[] runs = [.. Readings.Runs("study: s\nactivation: [linear, relu, tanh]\n" + rest)];
        Assert.Equal([Activation.Linear, Activation.ReLU, Activation.Tanh], runs.Select(run => run.Definition.Activation));
        Assert.Equal(Readings.Runs("study: s\n" + rest).Single().Key, runs[0].Key);
        Assert.Equal(3, runs.Select(run => run.Key).Distinct().Count());
        Assert.Equal(Activation.Tanh, Readings.Runs("study: s\nactivation: [linear, tanh]\nwhen: activation = tanh\n" + rest).Single().Definition.Activation);
    }

    [Fact]
    public void InputCovariance_Nested_IsAnAxisOfTheTask()
    {
        PlannedRun[] runs = [.. Readings.Runs("study: s\ntask: {kind: random-regression, input-covariance: {condition: [2, 10], spectrum: one-outlier}}\n"
            + "architecture: 4-4-4\nlambda: 1\nsolver: {kind: gradient-descent, learning-rate: {times-bound: 0.1}}\n")];
        Assert.Equal([2, 10], runs.Select(run => run.Definition.Task.Number("input-covariance.condition")));
        Assert.Equal(0.1, runs[0].Definition.Solver.Number("learning-rate.times-bound"));
    }
}
