using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.Networks;

namespace LazyRich.Dynamics.Tests.Phases;

/// <summary>Phases of networks that have no exact solution: deep, nonlinear, on inputs that are not white, by flow and by descent.</summary>
public sealed class PhasedNetworkTests
{
    private static readonly double[] Early = [0, 0.5, 1.5], Late = [0, 0.5, 2];

    private readonly MatrixStore inputs = new();

    public static TheoryData<string, Activation, double, string> Networks => new()
    {
        { "4-3-3", Activation.Linear, 20, "gradient-flow" },
        { "4-3-3", Activation.Linear, 20, "gradient-descent" },
        { "4-3-4-2", Activation.Linear, 1, "gradient-flow" },
        { "4-3-4-2", Activation.Linear, 10, "gradient-descent" },
        { "4-4-3", Activation.Tanh, 10, "gradient-flow" },
        { "4-3-4-2", Activation.Tanh, 1, "gradient-descent" },
        { "4-4-3", Activation.ReLU, 1, "gradient-flow" },
        { "4-3-4-2", Activation.ReLU, 10, "gradient-descent" },
    };

    /// <summary>The same task on both sides: one run.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void Switch_ToTheSameTask_ChangesNothing(string architecture, Activation activation, double condition, string solver)
    {
        RunDefinition first = First(architecture, activation, condition, solver, 1);
        RunResult phased = PhasedRuns.Solve(PhasedRuns.Of(first, (new("on") { Task = first.Task }, Runs.Grid(Late))), inputs);
        RunResult once = Nets.Solve(first with { Time = Runs.Grid([0, 0.5, 1.5, 2, 3.5]) }, inputs);
        double tolerance = solver == "gradient-descent" ? 0 : 1e-9;
        foreach (string observable in new[] { "loss", "product" })
        {
            double[] expected = once.At(observable, ^1).ToArray(), actual = phased.At(observable, ^1).ToArray();
            Assert.All(expected.Zip(actual), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, tolerance));
        }
    }

    /// <summary>Another task: the bits of an ordinary run of it from the weights that the first phase ended with.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void Switch_ToAnotherTask_IsARunOfItFromWhereTheFirstEnded(string architecture, Activation activation, double condition, string solver)
    {
        RunDefinition first = First(architecture, activation, condition, solver, 1);
        Setting other = Task(architecture, condition, 2);
        RunResult phased = PhasedRuns.Solve(PhasedRuns.Of(first, (new("other") { Task = other }, Runs.Grid(Late))), inputs);

        RunResult before = Nets.Solve(first, inputs);
        RunResult after = Nets.Solve(first with { Task = other, Init = Given(before.End), Lambda = null, Time = Runs.Grid(Late) }, inputs);

        foreach (string observable in new[] { "loss", "product", "ntk-distance" })
        {
            for (int i = 0; i < Late.Length; i++)
                Assert.Equal(after.At(observable, i).ToArray(), phased.At(observable, Early.Length + i).ToArray());
        }

        Assert.Equal(0, phased.At("ntk-distance", Early.Length)[0]);
        Assert.Equal(before.At("ntk-distance", ^1)[0], phased.At("ntk-distance-from-start", Early.Length - 1)[0], 1e-14);
        Assert.Equal(after.Summary.Value("time_to_half"), phased.Phases[1].Summary.Value("time_to_half"));

        // What the first task's loss has become, of the weights at the end.
        Problem earlier = ProblemBuilder.Build(first, inputs);
        Assert.Equal(PlainNetwork.Loss(earlier, phased.End), phased.At("task-losses", ^1)[0], 1e-12);
        Assert.Equal(PlainNetwork.Loss(earlier, phased.End) - phased.Phases[0].Summary.Value("loss_final"), phased.Summary.Value("forgetting"), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Freeze_AnyLayer_KeepsItsBitsWhileTheOthersLearn(string architecture, Activation activation, double condition, string solver)
    {
        RunDefinition first = First(architecture, activation, condition, solver, 1);
        if (solver == "gradient-descent")
            first = first with { Solver = Setting.Of(solver, ("learning-rate", new NumberValue(0.01)), ("momentum", new NumberValue(0.5)), ("weight-decay", new NumberValue(0.01))) };
        ImmutableArray<Matrix> start = Nets.Solve(first, inputs).End;
        for (int frozen = 0; frozen < start.Length; frozen++)
        {
            RunResult result = PhasedRuns.Solve(
                PhasedRuns.Of(first, (new("frozen") { Task = Task(architecture, condition, 2), Frozen = [frozen] }, Runs.Grid(Late))), inputs);
            for (int layer = 0; layer < start.Length; layer++)
                Assert.Equal(layer == frozen, start[layer].Data.AsSpan().SequenceEqual(result.End[layer].Data));
            Assert.True(result.At("loss", ^1)[0] < result.At("loss", Early.Length)[0], $"What is not frozen should learn beside W{frozen + 1}.");
        }
    }

    /// <summary>The flow ends at the least loss that what is not frozen can come to, and knows it: where a frozen layer loses directions, in every place.</summary>
    [Theory]
    [InlineData("6-3-3-4", true, 0)]
    [InlineData("4-3-3-6", false, 2)]
    [InlineData("6-4-3-5", false, 0, 2)]
    [InlineData("5-5-2-5", false, 1)]
    [InlineData("6-3-4-2-5", false, 0)]
    [InlineData("6-3-4", true, 0)]
    [InlineData("4-3-6", false, 1)]
    [InlineData("4-4-4-3", false, 1)]
    public void Freeze_OfALinearNetwork_EndsAtTheLeastLossThatTheOthersCanReach(string architecture, bool descent, params int[] frozen)
    {
        RunDefinition first = First(architecture, Activation.Linear, 4, "gradient-flow", 1);
        foreach (Setting solver in descent ? [Nets.Flow(1e-9), Runs.Descent(0.01)] : new[] { Nets.Flow(1e-9) })
        {
            RunResult result = PhasedRuns.Solve(
                PhasedRuns.Of(
                    first with { Solver = solver, Time = Runs.Grid([0, 0.5, 1.5]) },
                    (new("frozen") { Task = Task(architecture, 4, 2), Frozen = [.. frozen] }, new ConvergedTime(1e-6, 1e4, 5))),
                inputs);
            Summary summary = result.Summary;
            double best = summary.Value("loss_best"), start = summary.Value("loss_initial");
            Assert.InRange((summary.Value("loss_final") - best) / (start - best), 0, 1.01e-6);
            Assert.True(summary.Value("stopped_at") < 1e4 && double.IsFinite(summary.Value("time_to_1pct")), "It should have come to rest.");
        }
    }

    [Fact]
    public void Check_FreezeOfALayerThatIsNotThere_SaysHowManyThereAre()
    {
        RunDefinition first = First("4-3-3", Activation.Linear, 4, "gradient-flow", 1);
        Fault fault = Assert.Single(Simulation.Check(PhasedRuns.Of(first, (new("later") { Task = first.Task, Frozen = [2] }, Runs.Grid(Late))), inputs));
        Assert.Equal("later.freeze", fault.Path);
        Assert.Contains("freeze names W3, but 4-3-3 has 2 layers of weights", fault.Message, StringComparison.Ordinal);
    }

    private RunDefinition First(string architecture, Activation activation, double condition, string solver, int seed) => Runs.Of(
        architecture,
        0,
        Task(architecture, condition, seed),
        Runs.Balanced(0.7),
        seed,
        solver == "gradient-descent" ? Runs.Descent(0.01)
            : activation == Activation.ReLU ? Setting.Of(solver, ("tolerance", new NumberValue(1e-11)), ("kinks", new TextValue("located"))) : Nets.Flow(),
        Early,
        observe: ["loss", "product", "ntk-distance", "ntk-distance-from-start", "task-losses"]) with
    {
        Activation = activation,
    };

    /// <summary>Samples as files, so that any run can be given them.</summary>
    private Setting Task(string architecture, double condition, long seed)
    {
        Samples samples = Nets.Problem(Nets.Run(architecture, 0, Nets.Samples(10, condition), seed: 20 + seed)).Samples!;
        return Setting.Of("from-file", ("x", inputs.Add(samples.X)), ("y", inputs.Add(samples.Y)));
    }

    private Setting Given(ImmutableArray<Matrix> layers) =>
        Setting.Of("from-file", [.. layers.Select((layer, i) => ($"w{i + 1}", (SettingValue)inputs.Add(layer)))]);
}
