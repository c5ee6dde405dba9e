using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientDescent;

/// <summary>Gradient descent of any network, with batches, momentum and weight decay: v ← μv − ∇L − decay·W, W ← W + ηv.</summary>
/// <remarks>
/// A state is the weights, then v where there is momentum, then the number of the step where there are batches: from any state the descent goes on as
/// it did. Allocates only when made. Not thread-safe; one per batch of runs.
/// </remarks>
internal sealed class NetworkStepper<T> : IDescentStepper<T> where T : unmanaged, ILanes<T>
{
    private readonly DescentOptions options;
    private readonly Objective<T> all;
    private readonly SampleBatches<T>? batches;
    private readonly LaneArray<T> direction;

    /// <param name="problems">One per lane, of one shape and kind, with the same layers frozen.</param>
    /// <param name="seeds">Of each lane; they name the order of the samples.</param>
    /// <param name="stepLength">η of each lane.</param>
    public NetworkStepper(IReadOnlyList<Problem> problems, IReadOnlyList<long> seeds, DescentOptions options, T stepLength)
    {
        this.options = options;
        StepLength = stepLength;
        all = Objective<T>.Of(problems);
        batches = options.Batch is { } size && size < problems[0].Samples!.Count ? new(problems, seeds, size) : null;
        int weights = all.Shape.Weights;
        Shape = all.Shape with { Extra = (options.Momentum > 0 ? weights : 0) + (batches is null ? 0 : 1) };
        direction = new(weights);
    }

    public T StepLength { get; }

    public StateShape Shape { get; }

    public bool SeesAll => batches is null;

    public void Step(Span<T> q)
    {
        Measure(q);
        Move(q);
    }

    public T Measure(ReadOnlySpan<T> q)
    {
        batches?.Load(q[^1]);
        return Seen.Measure(q);
    }

    public T MeasureAll(ReadOnlySpan<T> q) => all.Measure(q);

    public void Move(Span<T> q)
    {
        Span<T> down = direction.Span, weights = q[..down.Length];
        Seen.Descend(q, down);
        if (options.WeightDecay > 0)
            Decay(weights);
        if (options.Momentum > 0)
            down = Accelerate(q.Slice(down.Length, down.Length));
        LaneProducts.AddScaled(weights, StepLength, down);
        if (batches is not null)
            q[^1] += T.Broadcast(1.0);
    }

    private Objective<T> Seen => batches?.Objective ?? all;

    private void Decay(ReadOnlySpan<T> weights)
    {
        T rate = T.Broadcast(-options.WeightDecay);
        for (int layer = 0; layer < Shape.Layers; layer++)
        {
            Range place = Shape.RangeOf(layer);
            if (all.Learns(layer))
                LaneProducts.AddScaled(direction.Span[place], rate, weights[place]);
        }
    }

    private Span<T> Accelerate(Span<T> velocity)
    {
        T momentum = T.Broadcast(options.Momentum);
        ReadOnlySpan<T> down = direction.Span;
        for (int e = 0; e < velocity.Length; e++)
            velocity[e] = T.Fma(momentum, velocity[e], down[e]);
        return velocity;
    }
}
