using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;

namespace LazyRich.Dynamics.Observables.Kinds.Networks;

/// <summary>Similarity of the items in the first hidden layer of a network that is not linear, H1ᵀH1 with H1 = φ(W1X), P×P.</summary>
internal sealed class NetworkInputRepresentation<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly StateShape shape;
    private readonly TrainingSet<T> training;
    private readonly Backpropagation<T> network;

    public NetworkInputRepresentation(StateShape shape, IReadOnlyList<Target> targets)
    {
        this.shape = shape;
        training = new(shape, targets);
        network = new(shape, training.Activation, training.Count);
        Shape = [training.Count, training.Count];
    }

    public int[] Shape { get; }

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        network.Forward(q, training.Inputs);
        MatrixPlace place = MatrixPlace.RowMajor(shape.Hidden, training.Count);
        LaneProducts.Multiply(network.Activity(1), place.Turned, network.Activity(1), place, values, MatrixPlace.RowMajor(training.Count, training.Count));
    }
}
