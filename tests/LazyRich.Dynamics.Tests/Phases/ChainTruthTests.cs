using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.ManyDigits;
using LazyRich.Dynamics.Tests.Truth;

namespace LazyRich.Dynamics.Tests.Phases;

/// <summary>The exact solver through switches of the task, against the flow in many digits carried through them (SCIENCE sections 2 and 4).</summary>
public sealed class ChainTruthTests(ITestOutputHelper output)
{
    private const double Bound = 1e-13;

    [Theory]
    [InlineData("4-4-4", 1e4)]
    [InlineData("4-4-4", -3.0)]
    [InlineData("4-4-4", 0.1)]
    [InlineData("6-3-3", 1e4)]
    [InlineData("6-3-3", -10.0)]
    [InlineData("3-3-5", 100.0)]
    [InlineData("5-2-4", -1e4)]
    [Trait("Science", "2 Exact solution")]
    public void Reversal_AfterAFirstPhase_WithinWhatDoublesCanHold(string architecture, double lambda)
    {
        RunDefinition first = First(architecture, lambda);
        Hold(PhasedRuns.Of(first, (new("back") { Task = PhasedRuns.Negated(first.Task) }, first.Time)));
    }

    [Theory]
    [InlineData("4-4-4", 1e4)]
    [InlineData("4-4-4", 1.0)]
    [InlineData("4-4-4", -30.0)]
    [InlineData("6-3-3", -10.0)]
    [InlineData("3-3-5", 10.0)]
    [InlineData("3-5-4", 0.0)]
    [Trait("Science", "2 Exact solution")]
    [Trait("Science", "4 What is observed")]
    public void Continual_FourTasks_WithinWhatDoublesCanHold(string architecture, double lambda)
    {
        RunDefinition first = First(architecture, lambda);
        Hold(PhasedRuns.Of(first, [.. Enumerable.Range(2, 3).Select(k => (new PhaseDefinition($"p{k}") { Task = PhasedRuns.Stream(first.Task, k) }, first.Time))]));
    }

    [Theory]
    [InlineData("4-4-4", -1.0, 1e4)]
    [InlineData("4-4-4", 0.0, -1e4)]
    [InlineData("4-4-4", 1e4, 1.0)]
    [InlineData("6-3-3", 1.0, -30.0)]
    [InlineData("3-3-5", -1.0, 1e4)]
    [InlineData("5-2-4", 10.0, 0.5)]
    [Trait("Science", "2 Exact solution")]
    public void FineTuning_RebalancedByTheSvd_WithinWhatDoublesCanHold(string architecture, double lambda, double tuned)
    {
        RunDefinition first = First(architecture, lambda);
        PhaseDefinition tune = new("tune") { Task = PhasedRuns.Stream(first.Task, 2), Rebalance = tuned };
        double slow = Math.Max(1, Math.Abs(tuned));
        Hold(PhasedRuns.Of(first, (tune, Runs.Grid([0.0, 0.1 / slow, 1.0, 0.3 * slow + 1.5, 10.0 * slow]))));
    }

    private static RunDefinition First(string architecture, double lambda)
    {
        double slow = Math.Max(1, Math.Abs(lambda));
        return Runs.Of(
            architecture,
            lambda,
            init: Runs.Balanced(0.3),
            seed: 3,
            times: [0.0, 0.1 / slow, 1.0 / slow + 0.2, 2.0, 2.0 * slow + 1.0],
            observe: ["loss", "singular-values", "ntk-distance", "ntk-norm", "product", "input-gram", "output-gram"]);
    }

    private void Hold(RunDefinition run)
    {
        RunResult result = PhasedRuns.Solve(run);
        int index = 0;
        RiccatiFlow? flow = null;
        double lambda = run.Lambda!.Value, last = 0;
        for (int phase = 0; phase < run.Phases.Length; phase++)
        {
            double[] times = ((GridTime)((PhaseTimes)run.Time).Each[phase]).Times;
            PhaseDefinition definition = run.Phases[phase];
            lambda = definition.Rebalance ?? lambda;
            Problem problem = ProblemBuilder.Build(run with { Task = definition.Task ?? run.Task, Time = run.Time }, MatrixStore.Empty) with { Lambda = lambda };
            BigMatrix? carried = flow?.StateAt(last);
            if (definition.Rebalance is not null)
                carried = Rebalanced(carried!, problem, lambda);
            flow = carried is null ? new(problem) : new(problem, carried);
            var errors = ErrorReport.Of(problem, flow, result, index, times);
            output.WriteLine($"{definition.Name}: {errors}");
            Assert.True(errors.Worst <= Bound, $"{definition.Name}: {errors}");
            Assert.Equal(0.0, result.Phases[phase].Summary["saddle"]);
            index += times.Length;
            last = times[^1];
        }
    }

    /// <summary>Theorem 5.2 on the product of a state, in many digits: columns σᵢ of it become √((√(λ²+4σ²)∓λ)/2) of either side.</summary>
    private static BigMatrix Rebalanced(BigMatrix state, Problem problem, double lambda)
    {
        using BigFloat.PrecisionScope scope = BigFloat.WithPrecision(512);
        int inputs = problem.S.Columns, outputs = problem.S.Rows, hidden = state.Columns;
        BigMatrix product = state.Block(inputs, 0, outputs, hidden) * state.Block(0, 0, inputs, hidden).Transposed();
        (BigFloat[] squares, BigMatrix right) = Jacobi.Decompose(product.Transposed() * product);
        int[] order = [.. Enumerable.Range(0, inputs).OrderByDescending(i => squares[i])];
        return BigMatrix.Create(inputs + outputs, hidden, (i, k) =>
        {
            BigFloat sigma = BigFloat.Sqrt(squares[order[k]]), root = BigFloat.Sqrt((BigFloat)lambda * lambda + 4 * sigma * sigma);
            if (i < inputs)
                return right[i, order[k]] * BigFloat.Sqrt(BigFloat.Scale(root - lambda, -1));
            BigFloat left = 0;
            for (int j = 0; j < inputs; j++)
                left += product[i - inputs, j] * right[j, order[k]];
            return left / sigma * BigFloat.Sqrt(BigFloat.Scale(root + lambda, -1));
        });
    }
}
