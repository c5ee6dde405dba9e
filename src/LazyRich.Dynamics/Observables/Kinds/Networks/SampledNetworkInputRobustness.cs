using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Randomness;

namespace LazyRich.Dynamics.Observables.Kinds.Networks;

/// <summary>
/// By how much noise of N(0, v) in every input of any network raises the loss, by Monte Carlo: the mean of ½‖f(x + ε) − y‖² − ½‖f(x) − y‖² over so many draws,
/// which take the items (x, y) in turn.
/// </summary>
internal sealed class SampledNetworkInputRobustness<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly int inputs, outputs, items, draws;
    private readonly Backpropagation<T> network;
    private readonly LaneArray<T> columns, targets, shaken, errors;
    private readonly double[] noise;

    public SampledNetworkInputRobustness(StateShape shape, IReadOnlyList<Target> targets, IReadOnlyList<Items> tasks, double variance, int draws)
    {
        (inputs, outputs, items, this.draws) = (shape.Inputs, shape.Outputs, tasks[0].Count, draws);
        network = new(shape, targets[0].Problem.Activation, items);
        (columns, shaken) = (new(inputs * items), new(inputs * items));
        this.targets = new(outputs * items);
        errors = new(items);
        for (int lane = 0; lane < tasks.Count; lane++)
        {
            columns.SetLane(lane, tasks[lane].Inputs.Data);
            this.targets.SetLane(lane, tasks[lane].Targets.Data);
        }

        noise = new double[draws * inputs];
        new RandomStream(0, "robustness").FillNormal(noise);
        double deviation = Math.Sqrt(variance);
        foreach (ref double number in noise.AsSpan())
            number *= deviation;
    }

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        network.Forward(q, columns.Span);
        for (int item = 0; item < items; item++)
            errors.Span[item] = Error(item);
        T sum = T.Broadcast(0.0);
        for (int first = 0; first < draws; first += items)
        {
            int count = Math.Min(items, draws - first);
            Shake(first, count);
            network.Forward(q, shaken.Span);
            for (int item = 0; item < count; item++)
                sum += Error(item) - errors.Span[item];
        }

        values[0] = sum * T.Broadcast(0.5 / draws);
    }

    /// <summary>‖f(x) − y‖² of one item.</summary>
    private T Error(int item)
    {
        T squares = T.Broadcast(0.0);
        for (int o = 0; o < outputs; o++)
        {
            T off = network.Output[(o * items) + item] - targets.Span[(o * items) + item];
            squares = T.Fma(off, off, squares);
        }

        return squares;
    }

    /// <summary>Moves the first <paramref name="count"/> items by the draws from <paramref name="first"/> on.</summary>
    private void Shake(int first, int count)
    {
        for (int item = 0; item < count; item++)
        {
            for (int i = 0; i < inputs; i++)
                shaken.Span[(i * items) + item] = columns.Span[(i * items) + item] + T.Broadcast(noise[((first + item) * inputs) + i]);
        }
    }
}
