using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Solvers.GradientDescent;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Solvers.GradientDescent;

public sealed class ConvergenceSearchTests
{
    private const double Rate = 0.02;

    [Fact]
    public void LastSteps_EachLane_IsTheFirstStepWithinTheTolerance()
    {
        // A bottleneck: the excess is over the loss that rank 2 cannot avoid.
        Problem[] problems = [.. Enumerable.Range(0, 4).Select(i => Problem("5-2-4", 1 + i, i))];
        Lane4 last = Search<Lane4>(problems, new ConvergedTime(0.01, 1e4, 10));
        for (int lane = 0; lane < 4; lane++)
        {
            double best = Svd.ValuesOf(problems[lane].S)[2..].Sum(value => value * value);
            double Excess(long steps)
            {
                (Matrix w1, Matrix w2) = PlainDescent.Run(problems[lane], Rate, steps);
                return PlainDescent.ErrorSquares(problems[lane], w1, w2) - best;
            }

            Assert.True(Excess((long)last[lane]) <= 0.01 * Excess(0));
            Assert.True(Excess((long)last[lane] - 1) > 0.01 * Excess(0));
        }
    }

    [Fact]
    public void LastSteps_NeverThere_IsTheLimit() =>
        Assert.Equal(50, Search<Lane1>([Problem("3-3-3", 0, 0)], new ConvergedTime(0, 1.0, 10))[0]);

    [Fact]
    public void LastSteps_Diverging_IsTheStepOfDivergence()
    {
        Problem problem = Problem("3-3-3", 400, 0);
        var descent = new Descent<Lane1>([problem], new TwoLayerStepper<Lane1>([problem], Lane1.Broadcast(Rate)));
        descent.MoveTo(Lane1.Broadcast(5000), CancellationToken.None);
        Assert.Equal(descent.Steps[0], Search<Lane1>([problem], new ConvergedTime(1e-6, 100, 10))[0]);
        Assert.True(descent.Steps[0] < 5000);
    }

    private static T Search<T>(Problem[] problems, ConvergedTime until) where T : unmanaged, ILanes<T> =>
        ConvergenceSearch.LastSteps(problems, new TwoLayerStepper<T>(problems, T.Broadcast(Rate)), until, CancellationToken.None);

    private static Problem Problem(string architecture, double lambda, long seed) =>
        ProblemBuilder.Build(Runs.Of(architecture, lambda, init: Runs.Balanced(0.3), seed: seed), MatrixStore.Empty);
}
