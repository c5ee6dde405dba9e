using LazyRich.Dynamics;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Studies.Matrices;
using LazyRich.Studies.Plan;

namespace LazyRich.Studies.Tests.Files;

/// <summary>A study file may observe everything of every network; noise has to be drawn where units are not linear.</summary>
public sealed class EveryObservableTests
{
    private static readonly string All = string.Join(", ", Catalogue.Observables.All.Where(kind => !kind.Name.StartsWith("robustness", StringComparison.Ordinal)).Select(kind => kind.Name));

    [Theory]
    [InlineData("exact", "{kind: random-regression, samples: 12, noise: 0.1}", "4-3-3", "linear", false)]
    [InlineData("naive", "{kind: random-regression, noise: 0.1}", "4-3-3", "linear", false)]
    [InlineData("theorem-4.3", "{kind: teacher-student}", "3-3-5", "linear", false)]
    [InlineData("mixed-dynamics", "{kind: random-regression, noise: 0.1}", "4-4-4", "linear", false)]
    [InlineData("closed-form", "{kind: random-regression, noise: 0.1}", "4-3-3", "linear", false)]
    [InlineData("{kind: aligned}", "{kind: random-regression, noise: 0.1, input-covariance: {condition: 8, orientation: 1}}", "4-3-3", "linear", false)]
    [InlineData("gradient-flow", "{kind: random-regression, noise: 0.1, input-covariance: {condition: 8}}", "4-3-3", "linear", false)]
    [InlineData("gradient-flow", "{kind: random-regression, noise: 0.1}", "4-4-3-3", "linear", false)]
    [InlineData("{kind: gradient-descent, learning-rate: 0.01}", "{kind: teacher-student, samples: 9, input-covariance: {condition: 8}}", "4-4-3-3", "linear", false)]
    [InlineData("{kind: gradient-descent, learning-rate: 0.01}", "{kind: random-regression, samples: 9, noise: 0.1, test-samples: 5}", "4-3-3", "relu", true)]
    [InlineData("{kind: gradient-flow, kinks: located}", "{kind: random-regression, samples: 9, noise: 0.1, test-samples: 5}", "4-3-3", "relu", true)]
    [InlineData("gradient-flow", "{kind: random-regression, samples: 9, noise: 0.1, test-samples: 5}", "4-3-4-3", "tanh", true)]
    public void Study_ObservingEverything_HasNumbersOfIt(string solver, string task, string architecture, string activation, bool drawn)
    {
        string draws = drawn ? ", draws: 50" : "";
        string text = $"study: s\ntask: {task}\narchitecture: {architecture}\nactivation: {activation}\nlambda: 0\nseed: [1, 2]\nsolver: {solver}\ntime: [0, 0.1, 1]\n"
            + $"init: {{kind: {(solver == "{kind: aligned}" ? "task-aligned" : "lambda-balanced")}, scale: 0.5}}\n"
            + $"observe: [{All}, {{kind: robustness-parameters, variance: 0.1{draws}}}, {{kind: robustness-inputs, variance: 0.1{draws}}}]\n";
        StudyPlan plan = Readings.Plan(text);
        foreach (PlannedRun planned in plan.Runs)
        {
            RunResult result = Simulation.Solve([planned.Definition], new PlanInputs(plan.Inputs), TestContext.Current.CancellationToken)[0].Result!;
            Assert.Equal(Catalogue.Observables.All.Length, result.Series.Length);
            foreach (ObservableSeries series in result.Series)
            {
                Assert.NotEmpty(series.Values);
                Assert.All(series.Values, value => Assert.True(double.IsFinite(value), series.Observable));
            }

            Assert.Equal(0, Catalogue.Observables.All.Count(kind => kind.Name is "loss" or "sharpness" or "ntk-velocity" && Of(kind.Name).Values.Distinct().Count() < 3));

            ObservableSeries Of(string name) => result.Series.Single(series => series.Observable == name);
        }
    }

    /// <summary>In phases, with layers frozen anywhere, by every solver that can.</summary>
    [Theory]
    [InlineData("exact", "{kind: random-regression, samples: 9, noise: 0.1}", "4-3-3", "linear", "W1")]
    [InlineData("gradient-flow", "{kind: random-regression, samples: 9, noise: 0.1, input-covariance: {condition: 8}}", "4-3-3", "linear", "W2")]
    [InlineData("{kind: gradient-descent, learning-rate: 0.01}", "{kind: random-regression, samples: 9, noise: 0.1}", "4-3-4-3", "linear", "[W1, W3]")]
    [InlineData("gradient-flow", "{kind: random-regression, samples: 9, noise: 0.1, test-samples: 4}", "4-3-4-3", "tanh", "W2")]
    public void Phases_ObservingEverything_HaveNumbersOfIt(string solver, string task, string architecture, string activation, string freeze)
    {
        StudyPlan plan = Readings.Plan($"study: s\narchitecture: {architecture}\nactivation: {activation}\nsolver: {solver}\ninit: {{kind: lambda-balanced, scale: 0.5}}\n"
            + $"tasks: {{old: {task}}}\nphases:\n- {{task: old, lambda: 0, until: 1, points: 2}}\n- {{task: {{negate: old}}, freeze: {freeze}, until: 1, points: 2}}\nobserve: [{All}]\n");
        RunResult result = Simulation.Solve([plan.Runs.Single().Definition], new PlanInputs(plan.Inputs), TestContext.Current.CancellationToken)[0].Result!;
        Assert.All(result.Series.SelectMany(series => series.Values), value => Assert.True(double.IsFinite(value)));
        Assert.Equal(new[] { "phase" }.Concat(All.Split(", ")), result.Series.Select(series => series.Observable));
    }

    [Fact]
    public void Phases_SpectrumOfUnitsThatAreNotLinear_NeedsEquallyManySamples()
    {
        const string study = "study: s\narchitecture: 3-3-2\nactivation: ACTIVATION\ninit: lambda-balanced\nsolver: gradient-flow\nobserve: [ntk-spectrum]\n"
            + "tasks: {old: {kind: random-regression, samples: 9}, new: {kind: random-regression, samples: 8}}\nphases: [{task: old, lambda: 0, until: 1}, {task: new, until: 1}]\n";
        Assert.Contains("different numbers of them", Readings.Faults(study.Replace("ACTIVATION", "tanh", StringComparison.Ordinal))[0].Message, StringComparison.Ordinal);
        Assert.Single(Readings.Runs(study.Replace("ACTIVATION", "linear", StringComparison.Ordinal)));
    }
}
