using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>½‖f(X) − Y‖²/P + Floor over the test samples of a network that is not linear.</summary>
internal sealed class TestErrorObservable<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly Backpropagation<T> network;
    private readonly LaneArray<T> inputs, targets;
    private readonly LaneArray<T> floor = new(1);
    private readonly T share;

    /// <param name="targets">All of problems with a test set, and as many samples in it.</param>
    public TestErrorObservable(StateShape shape, IReadOnlyList<Target> targets)
    {
        Problem first = targets[0].Problem;
        int samples = first.Test!.Samples.Count;
        share = T.Broadcast(0.5 / samples);
        network = new(shape, first.Activation, samples);
        inputs = new(shape.Inputs * samples);
        this.targets = new(shape.Outputs * samples);
        for (int lane = 0; lane < targets.Count; lane++)
        {
            TestSet test = targets[lane].Problem.Test!;
            inputs.SetLane(lane, test.Samples.X.Data);
            this.targets.SetLane(lane, test.Samples.Y.Data);
            floor.Set(0, lane, test.Floor);
        }
    }

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        network.Forward(q, inputs.Span);
        values[0] = T.Fma(LaneProducts.SquaredDistance(network.Output, targets.Span), share, floor.Span[0]);
    }
}
