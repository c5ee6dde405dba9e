using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Randomness;
using LazyRich.Dynamics.Solvers.MixedDynamics;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Laws;

/// <summary>The mixed dynamics of Tu et al., Ȧ = (S−A)√(AᵀA+(σ²w)²) + √(AAᵀ+(σ²w)²)(S−A), of wide networks with Gaussian starts.</summary>
public sealed class WideGaussianTests
{
    private const int Width = 20;

    private const int Seeds = 3;

    /// <summary>
    /// At σ²w = ½, which is |λ| = 1, the largest error of the product on the way, over ‖S‖, goes as the root of the width. The published errors, of one draw,
    /// fall by 3.4 and 2.5 for each tenfold width, so that no such law is nearer to all three than a sixth.
    /// </summary>
    [Fact]
    [Trait("Science", "2 Exact solution")]
    public void MixedDynamics_OfGaussianStarts_AreAsGoodAsTheRootOfTheWidth()
    {
        (int Hidden, double Published)[] widths = [(400, 5.1e-2), (4000, 1.5e-2), (40000, 6e-3)];
        double[] means = [.. widths.Select(width => Enumerable.Range(0, Seeds).Average(seed => LargestError(seed, width.Hidden)))];
        Assert.All(widths.Zip(means), pair => Assert.InRange(pair.Second, pair.First.Published / 1.2, pair.First.Published * 1.2));
        Assert.Equal(Math.Sqrt(10), means[0] / means[1], 0.15);
        Assert.Equal(Math.Sqrt(10), means[1] / means[2], 0.15);
    }

    private static double LargestError(long seed, int hidden)
    {
        double[] times = [.. Enumerable.Range(0, 41).Select(i => 0.1 * i)];
        var task = LearningTask.RandomRegression(Width, Width, seed);
        Network network = Gaussian(seed, hidden);
        Trajectory flow = Solver.GradientFlow(1e-8).Solve(network, task, times, TestContext.Current.CancellationToken);
        var mixed = new MixedDynamicsCourse(new Problem(task.Sigma, 0, network.W1, network.W2, 1), 1e-8, TestContext.Current.CancellationToken);
        double[] state = new double[mixed.Shape.Length], next = new double[state.Length];
        mixed.Begin(state);
        double largest = 0;
        for (int i = 1; i < times.Length; i++)
        {
            mixed.Advance(state, times[i - 1], times[i] - times[i - 1], next);
            (state, next) = (next, state);
            Matrix product = new(Width, Width, state.AsSpan(0, Width * Width));
            largest = Math.Max(largest, flow.Product(i).Plus(product, -1).Norm() / task.Sigma.Norm());
        }

        return largest;
    }

    /// <summary>N(0, 1/(2w)) weights of w hidden units, which move as the 2d units with the same QQᵀ do: Q(t) keeps the row space that it starts in.</summary>
    private static Network Gaussian(long seed, int hidden)
    {
        var q = new Matrix(2 * Width, hidden);
        new RandomStream(seed, "test/wide").FillNormal(q.Data);
        var factor = new Matrix(2 * Width, 2 * Width);
        for (int i = 0; i < factor.Rows; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = (Vectors.Dot(q.Row(i), q.Row(j)) / (2 * hidden)) - Vectors.Dot(factor.Row(i)[..j], factor.Row(j)[..j]);
                factor[i, j] = i == j ? Math.Sqrt(rest) : rest / factor[j, j];
            }
        }

        int half = factor.Data.Length / 2;
        return Network.FromWeights(new Matrix(Width, 2 * Width, factor.Data.AsSpan(0, half)).Turned(), new Matrix(Width, 2 * Width, factor.Data.AsSpan(half)));
    }
}
