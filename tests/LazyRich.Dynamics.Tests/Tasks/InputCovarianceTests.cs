using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.Networks;

namespace LazyRich.Dynamics.Tests.Tasks;

public sealed class InputCovarianceTests
{
    private readonly MatrixStore inputs = new();

    [Theory]
    [InlineData("geometric", new[] { 100.0, 10, 1 })]
    [InlineData("power-law", new[] { 100.0, 5.47, 1 })]
    [InlineData("one-outlier", new[] { 100.0, 1, 1 })]
    public void Build_Spectrum_HasItsConditionItsShapeAndMeanOne(string spectrum, double[] shape)
    {
        Problem problem = Build(Covariance(100, 0, spectrum));
        double[] values = Svd.ValuesOf(problem.InputCovariance!);
        Assert.Equal(100, values[0] / values[2], 1e-10);
        Assert.Equal(3, values.Sum(), 1e-13);
        Assert.Equal(shape[1], values[1] / values[2], 0.01);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Build_OrientationToTheTask_LargestVarianceIsOnTheLargestOrTheSmallestMode(int orientation)
    {
        Problem white = Build(Runs.Regression()), problem = Build(Covariance(100, orientation));
        Matrix modes = Svd.Of(white.S).Right, axes = Svd.Of(problem.InputCovariance!).Right;
        for (int k = 0; k < 3; k++)
            Assert.Equal(1, Math.Abs(Vectors.Dot(modes.Row(k), axes.Row(orientation > 0 ? k : 2 - k))), 1e-12);
    }

    [Fact]
    public void Build_OrientationOnTheWay_AgreementRisesFromRandomToAligned()
    {
        Matrix modes = Svd.Of(Build(Runs.Regression()).S).Right;
        double[] agreement = [.. new[] { 0, 0.25, 0.5, 0.75, 1.0 }.Select(orientation =>
        {
            Matrix covariance = Build(Covariance(100, orientation)).InputCovariance!;
            return Vectors.Dot(modes.Row(0), covariance.Times(modes.Turned()).Turned().Row(0));
        })];
        Assert.Equal(agreement.Order(), agreement);
        Assert.True(agreement[4] > 1.5 * agreement[0]);
    }

    [Fact]
    public void Build_SamplesWithCovariance_HaveItExactlyAndTheMapIsTheSame()
    {
        Setting task = Nets.Samples(12, 40);
        Problem white = Build(Nets.Samples(12)), problem = Build(task);
        Samples samples = problem.Samples!;
        Assert.True(Dense.Error(samples.X.Times(samples.X.Turned()).Scaled(1.0 / 12), problem.InputCovariance!) < 1e-13);
        Assert.True(Dense.Error(samples.Y.Times(samples.X.Turned()).Scaled(1.0 / 12), problem.S) < 1e-13);
        Assert.True(Dense.Error(problem.S, white.S.Times(problem.InputCovariance!)) < 1e-13);
        double rest = samples.Y.Plus(white.S.Times(samples.X), -1).Norm();
        Assert.Equal(problem.Floor, rest * rest / 24, 1e-13);
        Assert.Equal(white.Floor, problem.Floor, 1e-13);
    }

    [Fact]
    public void Build_NoisyTeacherWithCovariance_MomentsAreThoseOfItsSamples()
    {
        Setting task = Nets.Samples(12, 40, ("noise", new NumberValue(0.3)), ("test-samples", new NumberValue(50)));
        Problem problem = Build(task);
        Samples samples = problem.Samples!;
        Assert.True(Dense.Error(samples.Y.Times(samples.X.Turned()).Scaled(1.0 / 12), problem.S) < 1e-13);
        Assert.Equal(50, problem.Test!.Samples.Count);
        Matrix teacher = Build(Runs.Regression()).S;
        double noise = problem.Test.Samples.Y.Plus(teacher.Times(problem.Test.Samples.X), -1).Norm() / Math.Sqrt(150);
        Assert.Equal(0.3, noise, 0.05);
    }

    [Fact]
    public void Build_ExpectedTestError_IsTheDistanceFromTheTeacherAndItsNoise()
    {
        Problem problem = Build(Nets.Samples(12, 9, ("noise", new NumberValue(0.2))));
        Matrix teacher = Build(Runs.Regression()).S, off = problem.W2.Times(problem.W1).Plus(teacher, -1);
        double expected = 0.5 * off.Times(problem.InputCovariance!).Times(off.Turned()).Data.Where((_, e) => e % 4 == 0).Sum();
        TestSet test = problem.Test!;
        double error = problem.W2.Times(problem.W1).Times(test.Samples.X).Plus(test.Samples.Y, -1).Norm();
        Assert.Equal(expected, error * error / (2 * test.Samples.Count), 1e-13);
        Assert.Equal(0.5 * 3 * 0.04, test.Floor, 1e-15);
    }

    [Fact]
    public void Build_FilesThatAreNotWhite_GiveTheirMomentsAndTheLeastSquaresFloor()
    {
        Setting task = Setting.Of("from-file", ("x", inputs.Add(new Matrix(1, 2, [1, 2]))), ("y", inputs.Add(new Matrix(1, 2, [1, 1]))));
        Problem problem = ProblemBuilder.Build(Runs.Of("1-1-1", 0, task), inputs);
        Assert.Equal(1.5, problem.S[0, 0]);
        Assert.Equal(2.5, problem.InputCovariance![0, 0]);
        Assert.Equal(0.25 * ((0.4 * 0.4) + (0.2 * 0.2)), problem.Floor, 1e-15);
        Assert.Empty(ProblemCheck.Check(Runs.Of("1-1-1", 0, task, solver: Nets.Flow()), inputs));
    }

    [Theory]
    [InlineData(new[] { 1.0, 0.5, 0.4, 1 }, "must be symmetric")]
    [InlineData(new[] { 1.0, 2, 2, 1 }, "negative eigenvalue -")]
    [InlineData(new[] { 0.0, 0, 0, 0 }, "all its entries are 0")]
    public void Check_MatrixThatIsNoCovariance_SaysWhy(double[] entries, string why)
    {
        Setting task = Setting.Of("random-regression", ("input-covariance", inputs.Add(new Matrix(2, 2, entries))));
        Fault fault = Assert.Single(ProblemCheck.Check(Runs.Of("2-2-2", 0, task, solver: Nets.Flow()), inputs));
        Assert.Equal("task.input-covariance", fault.Path);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    private static Setting Covariance(double condition, double orientation, string spectrum = "geometric") => Setting.Of("random-regression",
        ("input-covariance.condition", new NumberValue(condition)), ("input-covariance.orientation", new NumberValue(orientation)),
        ("input-covariance.spectrum", new TextValue(spectrum)));

    private static Problem Build(Setting task) => Nets.Problem(Nets.Run("3-3-3", 0, task, seed: 4));
}
