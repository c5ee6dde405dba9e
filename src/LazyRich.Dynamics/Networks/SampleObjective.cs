using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Networks;

/// <summary>Networks of any activation: L = ½‖f(X) − Y‖²/P over samples, all of them or a batch.</summary>
internal sealed class SampleObjective<T> : Objective<T> where T : unmanaged, ILanes<T>
{
    private readonly Backpropagation<T> network;
    private readonly LaneArray<T> inputs, targets;
    private readonly int samples;
    private readonly T share;

    /// <param name="problems">All with samples, and as many.</param>
    public SampleObjective(IReadOnlyList<Problem> problems) : this(problems, problems[0].Samples!.Count)
    {
        for (int lane = 0; lane < problems.Count; lane++)
        {
            inputs.SetLane(lane, problems[lane].Samples!.X.Data);
            targets.SetLane(lane, problems[lane].Samples!.Y.Data);
        }
    }

    /// <param name="samples">Of a batch, to be given by <see cref="Inputs"/> and <see cref="Targets"/>.</param>
    public SampleObjective(IReadOnlyList<Problem> problems, int samples) : base(problems)
    {
        this.samples = samples;
        network = new(Shape, problems[0].Activation, samples);
        inputs = new(Shape.Inputs * samples);
        targets = new(Shape.Outputs * samples);
        share = T.Broadcast(1.0 / samples);
    }

    /// <summary>X, Ni×samples.</summary>
    public LaneArray<T> Inputs => inputs;

    /// <summary>Y, No×samples.</summary>
    public LaneArray<T> Targets => targets;

    public override T Measure(ReadOnlySpan<T> q)
    {
        network.Forward(q, inputs.Span);
        ReadOnlySpan<T> output = network.Output, wanted = targets.Span;
        Span<T> error = network.Error;
        T squares = T.Broadcast(0.0);
        for (int e = 0; e < error.Length; e++)
        {
            T off = wanted[e] - output[e];
            squares = T.Fma(off, off, squares);
            error[e] = off * share;
        }

        return squares * share;
    }

    public override void Descend(ReadOnlySpan<T> q, Span<T> direction) => network.Backward(q, inputs.Span, Frozen, direction);
}
