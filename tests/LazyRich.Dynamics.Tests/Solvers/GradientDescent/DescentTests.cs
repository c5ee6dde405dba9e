using System.Runtime.InteropServices;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Solvers.GradientDescent;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Solvers.GradientDescent;

public sealed class DescentTests
{
    private static readonly CancellationToken Go = CancellationToken.None;

    [Theory]
    [InlineData("5-5-5", 1)]
    [InlineData("10-5-5", -20)]
    [InlineData("5-5-10", 3)]
    [InlineData("7-3-6", -0.5)]
    [InlineData("3-9-4", 0)]
    [InlineData("1-1-1", 2)]
    [InlineData("6-4-9", 0)]
    public void MoveTo_AnyShape_AgreesWithTheTextbook(string architecture, double lambda)
    {
        Problem problem = Problem(architecture, lambda, 3);
        Descent<Lane8> descent = Of<Lane8>(0.005, [.. Enumerable.Repeat(problem, 8)]);
        descent.MoveTo(Lane8.Broadcast(700), Go);
        (Matrix w1, Matrix w2) = PlainDescent.Run(problem, 0.005, 700);
        double[] state = State(descent, 5);
        Assert.True(Dense.Error(new Matrix(1, w1.Data.Length, state.AsSpan(0, w1.Data.Length)), Flat(w1.Turned())) < 1e-12);
        Assert.True(Dense.Error(new Matrix(1, w2.Data.Length, state.AsSpan(w1.Data.Length)), Flat(w2)) < 1e-12);
        Assert.Equal(PlainDescent.ErrorSquares(problem, w1, w2), descent.ErrorSquares[5], 1e-11);
    }

    [Fact]
    public void MoveTo_AnyLaneWidthOrNeighbours_GivesTheSameBits()
    {
        // One neighbour diverges (η·|λ| far above 2), the others wait at different steps.
        Problem[] problems = [.. Enumerable.Range(0, 8).Select(i => Problem("10-5-5", i == 6 ? -5000 : -i, i))];
        double[] targets = [40, 900, 333, 900, 1, 0, 900, 512];
        Descent<Lane8> eight = Of<Lane8>(0.01, problems);
        eight.MoveTo(Lane8.Load(targets), Go);
        for (int i = 0; i < 8; i++)
        {
            Descent<Lane1> one = Of<Lane1>(0.01, [problems[i]]);
            one.MoveTo(Lane1.Broadcast(targets[i]), Go);
            AssertSameBits(State(one, 0), State(eight, i));
            Assert.Equal(one.Steps[0], eight.Steps[i]);
        }

        Descent<Lane4> four = Of<Lane4>(0.01, [problems[7], problems[1], problems[6], problems[0]]);
        four.MoveTo(Lane4.Load([512, 900, 900, 40]), Go);
        AssertSameBits(State(four, 0), State(eight, 7));
        AssertSameBits(State(four, 1), State(eight, 1));
        AssertSameBits(State(four, 2), State(eight, 6));
        AssertSameBits(State(four, 3), State(eight, 0));
    }

    [Fact]
    public void MoveTo_InTwoLegs_GivesTheSameBitsAsInOne()
    {
        Problem problem = Problem("5-5-5", 1, 0);
        Descent<Lane1> legs = Of<Lane1>(0.01, [problem]), whole = Of<Lane1>(0.01, [problem]);
        legs.MoveTo(Lane1.Broadcast(17), Go);
        legs.MoveTo(Lane1.Broadcast(100), Go);
        whole.MoveTo(Lane1.Broadcast(100), Go);
        AssertSameBits(State(whole, 0), State(legs, 0));
    }

    [Fact]
    public void MoveTo_Diverging_StopsAtTheFirstStateWhoseLossIsNotFinite()
    {
        Problem problem = Problem("5-5-5", 500, 1);
        long first = 0;
        (Matrix w1, Matrix w2) = (problem.W1, problem.W2);
        while (double.IsFinite(PlainDescent.ErrorSquares(problem, w1, w2)))
        {
            (w1, w2) = PlainDescent.Run(problem with { W1 = w1, W2 = w2 }, 0.05, 1);
            first++;
        }

        Descent<Lane4> descent = Of<Lane4>(0.05, problem, Problem("5-5-5", 1, 1), problem, Problem("5-5-5", 0, 1));
        descent.MoveTo(Lane4.Broadcast(1000), Go);
        Assert.Equal([first, 1000, first, 1000], Enumerable.Range(0, 4).Select(lane => (long)descent.Steps[lane]));
        Assert.All(State(descent, 0), value => Assert.Equal(BitConverter.DoubleToInt64Bits(double.NaN), BitConverter.DoubleToInt64Bits(value)));
        Assert.All(State(descent, 1), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void MoveTo_Cancelled_Throws()
    {
        Descent<Lane1> descent = Of<Lane1>(1e-9, [Problem("2-2-2", 0, 0)]);
        Assert.Throws<OperationCanceledException>(() => descent.MoveTo(Lane1.Broadcast(1e15), new CancellationToken(true)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-4)]
    [InlineData(10)]
    [Trait("Science", "4 What is observed")]
    public void MoveTo_BesideTheMinimum_IsStableExactlyBelowTwoOverSharpness(double lambda)
    {
        // Sharpness at the λ-balanced minimum is √(λ² + 4s₁²).
        double[] spectrum = [2, 1.2, 0.5];
        Setting task = Setting.Of("random-regression", ("spectrum", Runs.Numbers(spectrum)));
        Setting start = Setting.Of("task-aligned", ("singular-values", Runs.Numbers(2 + 1e-7, 1.2, 0.5)));
        Problem problem = ProblemBuilder.Build(Runs.Of("3-3-3", lambda, task, start), MatrixStore.Empty);
        double bound = 2 / Math.Sqrt((lambda * lambda) + 16);
        Descent<Lane1> below = Of<Lane1>(0.99 * bound, [problem]), above = Of<Lane1>(1.01 * bound, [problem]);
        double initial = below.ErrorSquares[0];
        below.MoveTo(Lane1.Broadcast(400), Go);
        above.MoveTo(Lane1.Broadcast(400), Go);
        Assert.True(below.ErrorSquares[0] < 0.01 * initial);
        Assert.True(above.ErrorSquares[0] > 100 * initial);
    }

    /// <summary>Steps of .01 until the mean of (WX − Y)² is below 1e-3 on the raw hierarchy, which are steps of η/8 on the scaled one; seeds differ by about 10%.</summary>
    [Theory]
    [InlineData(1, 1090, 1278)]
    [InlineData(2, 855, 937)]
    [InlineData(5, 514, 534)]
    [InlineData(10, 305, 315)]
    [InlineData(20, 165, 171)]
    [Trait("Science", "7 Tasks")]
    public void MoveTo_SemanticHierarchy_TakesTheStepsOfTheTable(double size, int fewest, int most)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            foreach (double lambda in new[] { size, -size })
                Assert.InRange(HierarchySteps(lambda, seed), 0.9 * fewest, 1.1 * most);
        }
    }

    /// <summary>The law is 1/|λ|, once |λ| is large beside the task.</summary>
    [Fact]
    [Trait("Science", "7 Tasks")]
    public void MoveTo_SemanticHierarchyAtTwiceTheLambda_TakesHalfTheSteps() =>
        Assert.Equal(2, (double)HierarchySteps(40, 0) / HierarchySteps(80, 0), 0.1);

    private static long HierarchySteps(double lambda, long seed)
    {
        var inputs = new MatrixStore();
        Setting task = Setting.Of("from-file", ("sigma", inputs.Add(Hierarchy.Targets)));
        Descent<Lane1> descent = Of<Lane1>(0.01 / 8, [ProblemBuilder.Build(Runs.Of("8-8-8", lambda, task, seed: seed), inputs)]);
        while (descent.ErrorSquares[0] >= 64e-3)
            descent.MoveTo(descent.Steps + Lane1.Broadcast(1), Go);
        return (long)descent.Steps[0];
    }

    [Theory]
    [InlineData("4-4-4", 0)]
    [InlineData("4-4-4", 2)]
    [InlineData("6-3-4", -1)]
    public void MoveTo_SmallerSteps_ApproachesTheFlowWithOrderOne(string architecture, double lambda)
    {
        Problem problem = Problem(architecture, lambda, 8);
        Matrix flow = Product(State(Of1(problem, 1e-3 / 64, 64_000), 0), problem);
        double[] errors = [.. new[] { 4, 2, 1 }.Select(coarse =>
            Dense.Error(Product(State(Of1(problem, coarse * 1e-3, 1000 / coarse), 0), problem), flow))];
        Assert.InRange(errors[0] / errors[1], 1.9, 2.15);
        Assert.InRange(errors[1] / errors[2], 1.9, 2.15);
    }

    private static Descent<Lane1> Of1(Problem problem, double learningRate, int steps)
    {
        Descent<Lane1> descent = Of<Lane1>(learningRate, [problem]);
        descent.MoveTo(Lane1.Broadcast(steps), Go);
        return descent;
    }

    private static Descent<T> Of<T>(double learningRate, params Problem[] problems) where T : unmanaged, ILanes<T> =>
        new(problems, new TwoLayerStepper<T>(problems, T.Broadcast(learningRate)));

    private static Problem Problem(string architecture, double lambda, long seed) =>
        ProblemBuilder.Build(Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: seed), MatrixStore.Empty);

    private static double[] State<T>(Descent<T> descent, int lane) where T : unmanaged, ILanes<T>
    {
        double[] numbers = MemoryMarshal.Cast<T, double>(descent.State).ToArray();
        return [.. numbers.Where((_, e) => e % T.Count == lane)];
    }

    private static Matrix Product(double[] state, Problem problem)
    {
        int inputs = problem.W1.Data.Length;
        var w1 = new Matrix(problem.W1.Columns, problem.W1.Rows, state.AsSpan(0, inputs));
        return new Matrix(problem.W2.Rows, problem.W2.Columns, state.AsSpan(inputs)).Times(w1.Turned());
    }

    private static Matrix Flat(Matrix a) => new(1, a.Data.Length, a.Data);

    private static void AssertSameBits(double[] expected, double[] actual) =>
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), actual.Select(BitConverter.DoubleToInt64Bits));
}
