// A few milliseconds need no token.
#pragma warning disable xUnit1051

using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Predictions;

namespace LazyRich.Dynamics.Tests.Predictions;

public sealed class ExpectationTests
{
    [Theory]
    [InlineData(4, 4, 4, 0)]
    [InlineData(4, 4, 4, 3)]
    [InlineData(4, 4, 4, -3)]
    [InlineData(8, 4, 4, -5)]
    [InlineData(8, 4, 4, 0)]
    [InlineData(8, 4, 4, 5)]
    [InlineData(4, 4, 8, 5)]
    [InlineData(4, 4, 8, -5)]
    [InlineData(4, 8, 8, 5)]
    [InlineData(5, 2, 4, 1)]
    public void SlowRate_IsThatOfTheLastError(int inputs, int hidden, int outputs, double lambda)
    {
        var task = LearningTask.RandomRegression(inputs, outputs, seed: 3);
        Network network = Network.LambdaBalanced(inputs, hidden, outputs, lambda, scale: 0.3, seed: 11);
        Expectation expected = Expectation.Of(network, task);

        // Late enough for one mode to be left, but for its neighbours in the spectrum, and early enough for its digits.
        double[] times = [14 / expected.SlowRate, 18 / expected.SlowRate];
        Matrix end = Solver.Exact.Solve(network, task, [60 / expected.SlowRate]).Product(0);
        Trajectory run = Solver.Exact.Solve(network, task, times);
        double measured = Math.Log(Distance(run.Product(0), end) / Distance(run.Product(1), end)) / (times[1] - times[0]);

        Assert.Equal(1, measured / expected.SlowRate, 0.06);
    }

    [Fact]
    public void Delayed_IsTheSideThatTheWidthsMake()
    {
        Assert.True(Of(8, 4, 4, -10).Delayed);
        Assert.False(Of(8, 4, 4, 10).Delayed);
        Assert.True(Of(4, 4, 8, 10).Delayed);
        Assert.False(Of(4, 4, 4, 10).Delayed);
        Assert.False(Of(4, 8, 8, 10).Delayed, "Nh = max removes the delay.");
    }

    [Fact]
    public void LearningRateBound_IsTwoOverTheSharpnessOfTheMinimum()
    {
        var task = LearningTask.FromSigma(Matrix.Of(new[,] { { 2.0, 0 }, { 0, 1 } }));
        Assert.Equal(2 / Math.Sqrt(9 + 16), Expectation.Of(Network.LambdaBalanced(2, 2, 2, 3), task).LearningRateBound, 1e-15);
    }

    [Fact]
    public void Condition_IsThatOfTheClosedForm_AndAbsentWhereKIsNotSquare()
    {
        var task = LearningTask.RandomRegression(5, 4, seed: 1);
        Network network = Network.LambdaBalanced(5, 4, 4, 2, seed: 1);
        Assert.Equal(Solver.ClosedForm.Solve(network, task, [1]).Summary["condition"], Expectation.Of(network, task).Condition);
        Assert.Null(Expectation.Of(Network.LambdaBalanced(5, 3, 4, 2), task).Condition);
    }

    private static Expectation Of(int inputs, int hidden, int outputs, double lambda) =>
        Expectation.Of(Network.LambdaBalanced(inputs, hidden, outputs, lambda), LearningTask.RandomRegression(inputs, outputs));

    private static double Distance(Matrix a, Matrix b) => Math.Sqrt(a.Data.Zip(b.Data, (x, y) => (x - y) * (x - y)).Sum());
}
