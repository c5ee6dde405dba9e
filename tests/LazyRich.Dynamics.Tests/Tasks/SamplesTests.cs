using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Randomness;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Tasks;

public sealed class SamplesTests
{
    [Theory]
    [InlineData(5, 6)]
    [InlineData(5, 25)]
    [InlineData(20, 40)]
    [InlineData(1, 2)]
    [Trait("Science", "7 Tasks")]
    public void Whiten_Gaussian_IsWhiteAndCentredToRounding(int ni, int samples)
    {
        Matrix white = Samples.Whiten(Draw(ni, samples, 3));
        Assert.Equal(ni, white.Rows);
        Assert.Equal(samples, white.Columns);
        Assert.True(white.Times(white.Turned()).Scaled(1.0 / samples).Plus(Dense.Unit(ni), -1).Data.Max(Math.Abs) < 1e-14);
        for (int i = 0; i < ni; i++)
            Assert.Equal(0, white.Row(i).ToArray().Sum(), 1e-12);
    }

    [Fact]
    public void Whiten_AnyInput_SpansTheStandardisedInputs()
    {
        // Whitening is an invertible linear map of the standardised inputs: their row spaces agree.
        Matrix x = Draw(4, 12, 9), white = Samples.Whiten(x);
        Matrix projector = white.Turned().Times(white).Scaled(1.0 / 12);
        for (int i = 0; i < 4; i++)
        {
            double mean = x.Row(i).ToArray().Average();
            var centred = new Matrix(1, 12, [.. x.Row(i).ToArray().Select(value => value - mean)]);
            Assert.True(Dense.Error(centred.Times(projector), centred) < 1e-14);
        }
    }

    [Fact]
    [Trait("Science", "1 Model")]
    public void Build_FromWhitenedSamples_GivesRegressionAndFloor()
    {
        Matrix x = Samples.Whiten(Draw(4, 10, 1)), y = Draw(3, 10, 2);
        var inputs = new MatrixStore();
        Setting task = Setting.Of("from-file", ("x", inputs.Add(x)), ("y", inputs.Add(y)));
        RunDefinition run = Runs.Of("4-4-3", 0, task);
        Assert.Empty(ProblemCheck.Check(run, inputs));
        Problem problem = ProblemBuilder.Build(run, inputs);
        Matrix s = y.Times(x.Turned()).Scaled(0.1);
        Assert.True(Dense.Error(problem.S, s) < 1e-15);

        // L = ½‖W2W1X − Y‖²/P for the weights of the problem, straight from its definition.
        Matrix a = problem.W2.Times(problem.W1);
        double loss = Math.Pow(a.Times(x).Plus(y, -1).Norm(), 2) / 20;
        Assert.Equal(loss, (Math.Pow(a.Plus(s, -1).Norm(), 2) / 2) + problem.Floor, 1e-13 * loss);
    }

    private static Matrix Draw(int rows, int columns, long seed)
    {
        var matrix = new Matrix(rows, columns);
        new RandomStream(seed, "test").FillNormal(matrix.Data);
        return matrix;
    }
}
