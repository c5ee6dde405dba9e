using CsCheck;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Solvers.GradientDescent;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.Golden;
using LazyRich.Dynamics.Tests.Networks;

namespace LazyRich.Dynamics.Tests.Solvers;

public sealed class BatchTests
{
    private static readonly string[] Architectures = ["4-4-4", "5-3-3", "3-3-5", "4-2-3", "3-5-4"];

    /// <summary>Whether the machine has such vectors or not: each width is solved in each.</summary>
    [Fact]
    public void Solve_AnyWidthOrderAndNeighbours_GivesTheSameBits() =>
        Gen.Select(Gen.Int[0, 4], Gen.Double[-10, 10].Array[8], Gen.Long[0, 1000], Gen.Shuffle(Enumerable.Range(0, 8).ToArray())).Sample(
            (shape, lambdas, seed, order) =>
            {
                string architecture = Architectures[shape];
                RunDefinition[] runs =
                [
                    .. lambdas.Select((lambda, i) => Runs.Of(
                        architecture,
                        Runs.Shape(architecture).Allows(lambda) ? lambda : 0,
                        init: Runs.Balanced(0.2),
                        seed: seed + i,
                        times: [0, 0.1, 0.5 + i, 30],
                        observe: ["loss", "singular-values", "ntk-distance", "ntk-norm", "balance", "product"])),
                ];
                string[] alone = [.. runs.SelectMany(run => Solve<Lane1>([run]))];
                RunDefinition[] shuffled = [.. order.Select(i => runs[i])];
                string[] eight = Solve<Lane8>(shuffled), four = [.. Solve<Lane4>(shuffled[..4]), .. Solve<Lane4>(shuffled[4..])];
                return order.Select(i => alone[i]).SequenceEqual(eight) && eight.SequenceEqual(four) && Solve<Lane8>(runs[..3]).SequenceEqual(alone.Take(3));
            },
            iter: 30);

    /// <summary>Networks beyond two layers on white inputs, observed for everything.</summary>
    [Theory]
    [InlineData("4-3-4-2", Activation.Linear)]
    [InlineData("3-4-2", Activation.ReLU)]
    [InlineData("3-3-4-2", Activation.Tanh)]
    public void Solve_AnyWidthOfAnyNetwork_ObservesTheSameBits(string architecture, Activation activation)
    {
        string[] observe =
        [
            .. Catalogue.Observables.All.Select(kind => kind.Name).Where(name => name != "test-error" && RobustnessFormula.WhyNot(Setting.Of(name), activation) is null),
            "robustness-parameters(draws=20)", "robustness-inputs(draws=20)",
        ];
        RunDefinition[] runs =
        [
            .. Enumerable.Range(0, 8).Select(i => Nets.Run(
                architecture, 0, Nets.Samples(7, 5), activation, Runs.Descent(0.05), [0, 0.5, 3], 0.3 + (0.1 * i), i, observe)),
        ];
        string[] alone = [.. runs.SelectMany(run => Solve<Lane1>([run], new GradientDescentSolver()))];
        Assert.Equal(alone, Solve<Lane8>(runs, new GradientDescentSolver()));
        Assert.Equal(alone[2..5], Solve<Lane4>(runs[2..5], new GradientDescentSolver()));
    }

    [Fact]
    public void Solve_RunsOfDifferentKeys_Refuses()
    {
        RunDefinition[] runs = [Runs.Of("3-3-3", 1.0), Runs.Of("3-3-2", 1.0)];
        var error = Assert.Throws<ArgumentException>(() => Simulation.Solve(runs, MatrixStore.Empty, TestContext.Current.CancellationToken));
        Assert.Contains("3-3-2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_MoreRunsThanLanes_AnswersEachInItsPlace()
    {
        RunDefinition[] runs = [.. Enumerable.Range(0, 21).Select(i => Runs.Of("3-3-3", i - 10.0, seed: i))];
        RunOutcome[] outcomes = Simulation.Solve(runs, MatrixStore.Empty, TestContext.Current.CancellationToken);
        for (int i = 0; i < runs.Length; i++)
            Assert.Equal(i - 10.0, outcomes[i].Result!.Summary["lambda_measured"]!.Value, 1e-12);
    }

    /// <summary>Twice the times may cost twice the results, and nothing else.</summary>
    [Fact]
    public void Solve_MoreTimes_AllocatesOnlyTheirResults()
    {
        Allocated(100);
        long fewer = Allocated(1000), more = Allocated(2000);
        const int numbersPerTime = 1 + 1 + 4 + 1 + 1, lanes = 8;

        // The results of every lane, and in lanes the times themselves, twice: as asked and as recorded.
        long perTime = (numbersPerTime + 2) * lanes * sizeof(double);
        Assert.InRange(more - fewer, 1000 * perTime, (1000 * perTime) + 4096);
    }

    private static long Allocated(int times)
    {
        double[] grid = [.. Enumerable.Range(0, times).Select(i => i * 1e-3)];
        RunDefinition[] runs =
            [.. Enumerable.Range(0, 8).Select(i => Runs.Of("4-4-4", 1.0 + i, times: grid, observe: ["loss", "singular-values", "ntk-distance", "ntk-norm"]))];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Batch.Solve<Lane8>(new ExactSolver(), runs, 0, new RunOutcome[8], i => ProblemBuilder.Build(runs[i], MatrixStore.Empty), TestContext.Current.CancellationToken);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string[] Solve<T>(RunDefinition[] runs, ISolver? solver = null) where T : unmanaged, ILanes<T>
    {
        var outcomes = new RunOutcome[runs.Length];
        Batch.Solve<T>(solver ?? new ExactSolver(), runs, 0, outcomes, i => ProblemBuilder.Build(runs[i], MatrixStore.Empty), TestContext.Current.CancellationToken);
        return [.. outcomes.Select(outcome => ResultHash.Of(outcome.Result!))];
    }
}
