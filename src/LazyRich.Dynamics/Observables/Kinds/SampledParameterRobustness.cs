using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Randomness;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// The same as <see cref="ParameterRobustnessObservable{T}"/> by Monte Carlo: the mean of L(W + noise) − L(W) over so many draws of N(0, v) for
/// every weight. Every state, run and solver of a shape is shaken by the same draws, so that their differences are less noisy than themselves.
/// </summary>
internal sealed class SampledParameterRobustness<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly StateShape shape;
    private readonly HiddenUnits<T> units;
    private readonly Residual<T> residual;
    private readonly double[] noise;
    private readonly LaneArray<T> shaken, product;

    public SampledParameterRobustness(StateShape shape, IReadOnlyList<Target> targets, double variance, int draws)
    {
        units = new(shape);
        this.shape = shape = units.Shape;
        residual = new(targets);
        (shaken, product) = (new(shape.Length), new(shape.Outputs * shape.Inputs));
        noise = new double[draws * shape.Length];
        new RandomStream(0, "robustness").FillNormal(noise);
        double deviation = Math.Sqrt(variance);
        foreach (ref double number in noise.AsSpan())
            number *= deviation;
    }

    public int[] Shape => [];

    [MethodImpl(Kernel.Options)]
    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        ReadOnlySpan<T> weights = units.Of(gauge, q);
        ReadOnlySpan<T> e = residual.Of(gauge.Product);
        T before = RowProducts.Dot(e, e), sum = T.Broadcast(0.0);
        for (int draw = 0; draw < noise.Length; draw += shape.Length)
        {
            for (int k = 0; k < weights.Length; k++)
                shaken.Span[k] = weights[k] + T.Broadcast(noise[draw + k]);
            RowProducts.Cross(shape.W2<T>(shaken.Span), shape.W1<T>(shaken.Span), shape.Hidden, product.Span);
            e = residual.Of(product.Span);
            sum += RowProducts.Dot(e, e) - before;
        }

        values[0] = sum / T.Broadcast(2.0 * (noise.Length / shape.Length));
    }
}
