using System.Runtime.InteropServices;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Solvers.GradientDescent;
using LazyRich.Dynamics.Solvers.GradientFlow;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Solvers;

public sealed class FrozenTests
{
    private static readonly Problem Free = ProblemBuilder.Build(Runs.Of("5-4-3", -1), MatrixStore.Empty);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Descend_FrozenLayer_StaysAndTheOtherLearns(int layer)
    {
        Problem problem = Free with { Frozen = [layer] };
        var descent = new Descent<Lane1>([problem], new TwoLayerStepper<Lane1>([problem], Lane1.Broadcast(0.01)));
        descent.MoveTo(Lane1.Broadcast(50), TestContext.Current.CancellationToken);
        AssertOnlyTheOtherMoved(layer, MemoryMarshal.Cast<Lane1, double>(descent.State));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Flow_FrozenLayer_StaysAndTheOtherLearns(int layer)
    {
        var course = new GradientFlowCourse(Free with { Frozen = [layer] }, 1e-10, TestContext.Current.CancellationToken);
        var from = new double[course.Shape.Length];
        var to = new double[from.Length];
        course.Begin(from);
        course.Advance(from, 0, 1, to);
        AssertOnlyTheOtherMoved(layer, to);
    }

    private static void AssertOnlyTheOtherMoved(int layer, ReadOnlySpan<double> state)
    {
        double[][] start = [Free.W1.Transposed().Data, Free.W2.Data];
        double[][] end = [state[..start[0].Length].ToArray(), state[start[0].Length..].ToArray()];
        Assert.Equal(start[layer], end[layer]);
        Assert.All(start[1 - layer].Zip(end[1 - layer]), pair => Assert.NotEqual(pair.First, pair.Second));
    }
}
