using System.Globalization;
using CsCheck;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Laws;

/// <summary>What holds of the flow for every shape, λ, rank and time.</summary>
public sealed class FlowPropertyTests
{
    private static readonly Gen<Case> Cases =
        from inputs in Gen.Int[1, 6]
        from hidden in Gen.Int[1, 6]
        from outputs in Gen.Int[1, 6]
        from rank in Gen.Int[1, 6]
        from size in Gen.Frequency((1, Gen.Const(0.0)), (4, Gen.Double[-2, 3].Select(power => Math.Pow(10, power))))
        from negative in Gen.Bool
        from seed in Gen.Int[0, 10_000]
        from steps in Gen.Double[-3, 1].Array[3]
        select Case.Of($"{inputs}-{hidden}-{outputs}", negative ? -size : size, Math.Min(rank, Math.Min(inputs, outputs)), seed, [.. steps.Select(power => Math.Pow(10, power))]);

    /// <summary>W2ᵀW2 − W1W1ᵀ stays λI: the norm of what is not, and every eigenvalue.</summary>
    [Fact]
    [Trait("Science", "1 Model")]
    public void Balance_Always_IsConserved() => Cases.Sample(
        given =>
        {
            Solved run = Solved.From(given.Run("balance", "balance-spectrum", "weight-norms"));

            // On the way into a saddle weights vanish, and the rounding of what they were does not.
            double size = 0;
            for (int k = 0; k < run.Times.Length; k++)
            {
                size = Math.Max(size, run.At("weight-norms", k).Sum(norm => norm * norm));
                Assert.InRange(run.Scalars("balance")[k], 0.0, 1e-13 * size);
                Assert.All(run.At("balance-spectrum", k), value => Assert.Equal(given.Lambda, value, 1e-13 * size));
            }
        },
        iter: 100);

    [Fact]
    [Trait("Science", "2 Exact solution")]
    public void Loss_UnderTheFlow_NeverRises() => Cases.Sample(
        given =>
        {
            Solved run = Solved.From(given.Run("loss", "product"));
            double[] loss = run.Scalars("loss");
            double rounding = 1e-13 * (1 + run.Scalars("product").Sum(entry => entry * entry));
            for (int k = 1; k < loss.Length; k++)
                Assert.True(loss[k] <= loss[k - 1] + (rounding * Math.Sqrt(loss[k - 1])) + (rounding * rounding), $"{loss[k]} after {loss[k - 1]}");
        },
        iter: 100);

    /// <summary>One step is the same as several.</summary>
    [Fact]
    public void State_AfterOneStep_IsThatAfterSeveral() => Cases.Sample(
        given =>
        {
            string[] observe = ["product", "input-gram", "output-gram"];
            RunDefinition several = given.Run(observe);
            double[] times = ((GridTime)several.Time).Times;
            Solved many = Solved.From(several), one = Solved.From(several with { Time = Runs.Grid([0.0, times[^1]]) });
            foreach (string name in observe)
                AssertClose(many.At(name, times.Length - 1), one.At(name, 1), 1e-11, name);
        },
        iter: 100);

    /// <summary>The same network with its hidden units turned.</summary>
    [Fact]
    public void Observables_OfATurnedHiddenLayer_AreTheSame() => Cases.Sample(
        given =>
        {
            Problem problem = ProblemBuilder.Build(given.Run("loss"), MatrixStore.Empty);
            Matrix turn = Rotation(problem.W1.Rows, given.Seed);
            Solved plain = given.FromFiles(problem.S, problem.W1, problem.W2, Everything);
            Solved turned = given.FromFiles(problem.S, turn.Times(problem.W1), problem.W2.Times(turn.Turned()), Everything);
            foreach (string name in Everything.Where(Smooth))
                AssertClose(plain.Scalars(name), turned.Scalars(name), 1e-7, name);
        },
        iter: 60);

    /// <summary>λ → −λ, S → Sᵀ, W1 ↔ W2ᵀ: what is of inputs becomes what is of outputs.</summary>
    [Fact]
    public void Observables_OfTheMirroredNetwork_AreMirrored() => Cases.Sample(
        given =>
        {
            Problem problem = ProblemBuilder.Build(given.Run("loss"), MatrixStore.Empty);
            Solved plain = given.FromFiles(problem.S, problem.W1, problem.W2, Everything);
            Solved mirrored = given.FromFiles(problem.S.Turned(), problem.W2.Turned(), problem.W1.Turned(), Everything);
            foreach (string name in Mirrored.Where(Smooth))
                AssertClose(plain.Scalars(name), mirrored.Scalars(name), 1e-7, name);
            for (int k = 0; k < plain.Times.Length; k++)
            {
                AssertClose(plain.At("input-gram", k), mirrored.At("output-gram", k), 1e-7, "input-gram");
                AssertClose(plain.MatrixAt("product", k).Turned().Data, mirrored.At("product", k), 1e-7, "product");
                foreach (string name in (string[])["task-score", "weight-norms", "unreachable-residual"])
                    AssertClose(plain.At(name, k), [.. mirrored.At(name, k).Reverse()], 1e-7, name);
                AssertClose(plain.At("balance-spectrum", k), [.. mirrored.At("balance-spectrum", k).Reverse().Select(value => -value)], 1e-7, "balance-spectrum");
            }
        },
        iter: 60);

    private static readonly string[] Everything = [.. Catalogue.Observables.All.Select(kind => kind.Name).Except(["test-error"])];

    private static readonly string[] Mirrored =
    [
        "loss", "excess-loss", "gradient-norm", "singular-values", "effective-rank", "ntk-distance", "ntk-norm", "ntk-velocity", "ntk-spectrum",
        "ntk-effective-rank", "kernel-alignment", "balance", "sharpness", "robustness-parameters", "robustness-inputs",
    ];

    /// <summary>Singular vectors, and an inverse, answer to rounding where values are near each other or near 0.</summary>
    private static bool Smooth(string name) => !name.StartsWith("alignment", StringComparison.Ordinal) && name != "representation-output";

    private static void AssertClose(double[] expected, double[] actual, double tolerance, string name)
    {
        double size = 1 + expected.Max(Math.Abs);
        Assert.True(expected.Zip(actual).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance * size), name);
    }

    private static Matrix Rotation(int size, int seed)
    {
        var random = new Random(seed);
        var rows = new Matrix(size, size, [.. Enumerable.Range(0, size * size).Select(_ => (2 * random.NextDouble()) - 1)]);
        OrthonormalRows.Orthonormalise(rows);
        return rows;
    }

    private sealed record Case(string Architecture, double Lambda, int Rank, int Seed, double[] Steps)
    {
        public static Case Of(string architecture, double lambda, int rank, int seed, double[] steps)
        {
            Architecture shape = Runs.Shape(architecture);
            double allowed = shape.Allows(lambda) ? lambda : shape.Allows(-lambda) ? -lambda : 0.0;
            return new(architecture, allowed, rank, seed, [.. steps.Select(step => step / Math.Max(1, Math.Abs(allowed)))]);
        }

        public RunDefinition Run(params string[] observe)
        {
            double sum = 0;
            return Runs.Of(
                Architecture,
                Lambda,
                Setting.Of("random-regression", ("scale", new NumberValue(1)), ("rank", new NumberValue(Rank))),
                Runs.Balanced(0.5),
                Seed,
                times: [0.0, .. Steps.Select(step => sum += step)],
                observe: [.. observe]);
        }

        public Solved FromFiles(Matrix s, Matrix w1, Matrix w2, string[] observe)
        {
            var inputs = new MatrixStore();
            RunDefinition run = Run(observe) with
            {
                Architecture = Runs.Shape(string.Create(CultureInfo.InvariantCulture, $"{s.Columns}-{w1.Rows}-{s.Rows}")),
                Lambda = null,
                Task = Setting.Of("from-file", ("sigma", inputs.Add(s))),
                Init = Setting.Of("from-file", ("w1", inputs.Add(w1)), ("w2", inputs.Add(w2))),
            };
            RunOutcome outcome = Simulation.Solve([run], inputs, TestContext.Current.CancellationToken)[0];
            return new(run, outcome.Result ?? throw new InvalidOperationException(outcome.Failure));
        }
    }
}
