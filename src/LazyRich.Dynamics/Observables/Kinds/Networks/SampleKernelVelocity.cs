using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;

namespace LazyRich.Dynamics.Observables.Kinds.Networks;

/// <summary>‖K̇‖/‖K‖ under gradient flow of a network that is not linear, in 1/τ; frozen layers rest.</summary>
/// <remarks>
/// K = Σ_l (D_lD_lᵀ)∘(H_{l−1}ᵀH_{l−1}), the first factor over rows (o, x) and the second over samples, moves by the rates of both factors while the weights move by
/// −∇. At a kink of ReLU units, where K jumps, it is the velocity on the side that the units take.
/// </remarks>
internal sealed class SampleKernelVelocity<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly StateShape shape;
    private readonly int samples;
    private readonly Objective<T> objective;
    private readonly ActivityTangents<T> activities;
    private readonly DerivativeTangents<T> derivatives;
    private readonly LaneArray<T> direction, half;
    private readonly LaneArray<T>[] inner, innerRates;

    public SampleKernelVelocity(StateShape shape, IReadOnlyList<Target> targets)
    {
        this.shape = shape;
        samples = targets[0].Problem.Samples!.Count;
        objective = Objective<T>.Of([.. targets.Select(target => target.Problem)]);
        activities = new(shape, targets[0].Problem.Activation, samples);
        derivatives = new(shape, samples);
        (direction, half) = (new(shape.Weights), new(samples * samples));
        inner = [.. Enumerable.Range(0, shape.Layers).Select(_ => new LaneArray<T>(samples * samples))];
        innerRates = [.. inner.Select(_ => new LaneArray<T>(samples * samples))];
    }

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        var network = (SampleGauge<T>)gauge;
        objective.Measure(q);
        objective.Descend(q, direction.Span);
        activities.Forward(q, direction.Span, network.Network, network.Inputs);
        derivatives.Measure(q, direction.Span, network, activities);
        for (int layer = 0; layer < shape.Layers; layer++)
            Multiply(network, layer);
        values[0] = T.Sqrt(Squares(network)) / (gauge.KernelNorm * T.Broadcast(samples));
    }

    /// <summary>H_lᵀH_l and its rate.</summary>
    private void Multiply(SampleGauge<T> network, int level)
    {
        MatrixPlace place = MatrixPlace.RowMajor(shape.Widths[level], samples), square = MatrixPlace.RowMajor(samples, samples);
        ReadOnlySpan<T> here = level == 0 ? network.Inputs : network.Network.Activity(level);
        LaneProducts.Multiply(here, place.Turned, here, place, inner[level].Span, square);
        if (level == 0)
            return;
        LaneProducts.Multiply(activities.Activity(level), place.Turned, here, place, half.Span, square);
        for (int i = 0; i < samples; i++)
        {
            for (int j = 0; j < samples; j++)
                innerRates[level].Span[(i * samples) + j] = half.Span[(i * samples) + j] + half.Span[(j * samples) + i];
        }
    }

    /// <summary>‖K̇‖².</summary>
    [MethodImpl(Kernel.Options)]
    private T Squares(SampleGauge<T> network)
    {
        int size = shape.Outputs * samples, last = shape.Layers - 1;
        T sum = T.Broadcast(0.0), one = T.Broadcast(1.0), two = T.Broadcast(2.0);
        for (int row = 0; row < size; row++)
        {
            for (int column = row; column < size; column++)
            {
                int pair = (row % samples * samples) + (column % samples);
                T rate = row / samples == column / samples ? innerRates[last].Span[pair] : T.Broadcast(0.0);
                for (int level = 1; level <= last; level++)
                {
                    int width = shape.Widths[level];
                    ReadOnlySpan<T> all = network.Derivatives(level), moving = derivatives.Rates(level);
                    ReadOnlySpan<T> own = all.Slice(row * width, width), other = all.Slice(column * width, width);
                    T turning = RowProducts.Dot(moving.Slice(row * width, width), other) + RowProducts.Dot(own, moving.Slice(column * width, width));
                    rate = T.Fma(turning, inner[level - 1].Span[pair], T.Fma(RowProducts.Dot(own, other), innerRates[level - 1].Span[pair], rate));
                }

                sum = T.Fma((row == column ? one : two) * rate, rate, sum);
            }
        }

        return sum;
    }
}
