using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Randomness;

namespace LazyRich.Dynamics.Observables.Kinds.Networks;

/// <summary>
/// By how much noise of N(0, v) in every weight of any network raises the loss, by Monte Carlo: the mean of L(W + noise) − L(W) over so many draws, the same at
/// every state and in every run of a shape, so that their differences are less noisy than themselves.
/// </summary>
internal sealed class SampledNetworkParameterRobustness<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly TrainingSet<T> training;
    private readonly Backpropagation<T> network;
    private readonly double[] noise;
    private readonly LaneArray<T> shaken;

    public SampledNetworkParameterRobustness(StateShape shape, IReadOnlyList<Target> targets, double variance, int draws)
    {
        training = new(shape, targets);
        network = new(shape, training.Activation, training.Count);
        shaken = new(shape.Weights);
        noise = new double[draws * shape.Weights];
        new RandomStream(0, "robustness").FillNormal(noise);
        double deviation = Math.Sqrt(variance);
        foreach (ref double number in noise.AsSpan())
            number *= deviation;
    }

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        T before = Errors(q), sum = T.Broadcast(0.0);
        for (int draw = 0; draw < noise.Length; draw += shaken.Length)
        {
            for (int k = 0; k < shaken.Length; k++)
                shaken.Span[k] = q[k] + T.Broadcast(noise[draw + k]);
            sum += Errors(shaken.Span) - before;
        }

        values[0] = sum * T.Broadcast(0.5 * training.Share / (noise.Length / shaken.Length));
    }

    private T Errors(ReadOnlySpan<T> q)
    {
        network.Forward(q, training.Inputs);
        return LaneProducts.SquaredDistance(network.Output, training.Targets);
    }
}
