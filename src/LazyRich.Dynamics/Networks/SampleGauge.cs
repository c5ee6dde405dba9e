using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Networks;

/// <summary>Networks that are not linear, on their samples. L* is not known: 0, which a network that interpolates reaches.</summary>
/// <remarks>
/// The product is the linear map nearest to the network on the samples, f(X)X⁺ (least squares). The kernel is the Gram matrix of the Jacobian,
/// K[(o,x),(o',x')] = Σ_l ⟨∂f_o(x)/∂z_l, ∂f_o'(x')/∂z_l⟩⟨h_{l−1}(x), h_{l−1}(x')⟩, (No·P)².
/// </remarks>
internal sealed class SampleGauge<T> : Gauge<T> where T : unmanaged, ILanes<T>
{
    private readonly Backpropagation<T> network;
    private readonly LaneArray<T> inputs, targets, inverse, product, inputGram, outputGram;
    private readonly LaneArray<T>[] derivatives;
    private readonly JacobianGram<T> kernel;
    private readonly int samples;

    /// <param name="targets">All of problems with samples, and as many.</param>
    public SampleGauge(StateShape shape, IReadOnlyList<Target> targets) : base(shape)
    {
        Problem first = targets[0].Problem;
        samples = first.Samples!.Count;
        network = new(shape, first.Activation, samples);
        inputs = new(shape.Inputs * samples);
        this.targets = new(shape.Outputs * samples);
        inverse = new(samples * shape.Inputs);
        product = new(shape.Outputs * shape.Inputs);
        inputGram = new(shape.Inputs * shape.Inputs);
        outputGram = new(shape.Outputs * shape.Outputs);
        derivatives = [.. shape.Widths.Skip(1).SkipLast(1).Select(width => new LaneArray<T>(shape.Outputs * samples * width))];
        kernel = new(shape.Outputs, samples);
        for (int lane = 0; lane < targets.Count; lane++)
        {
            Samples set = targets[lane].Problem.Samples!;
            inputs.SetLane(lane, set.X.Data);
            this.targets.SetLane(lane, set.Y.Data);
            inverse.SetLane(lane, PseudoInverse.Of(set.X).Data);
        }
    }

    /// <summary>P.</summary>
    public int Samples => samples;

    /// <summary>X, Ni×P.</summary>
    public ReadOnlySpan<T> Inputs => inputs.Span;

    /// <summary>Has gone forward from the state measured last.</summary>
    public Backpropagation<T> Network => network;

    /// <summary>K itself, on and above the diagonal (<see cref="JacobianGram{T}.Upper"/>).</summary>
    public ReadOnlySpan<T> Kernel => kernel.Upper;

    public override ReadOnlySpan<T> Product => product.Span;

    public override ReadOnlySpan<T> InputGram => inputGram.Span;

    public override ReadOnlySpan<T> OutputGram => outputGram.Span;

    public override T BestLoss => T.Broadcast(0.0);

    public override void Measure(ReadOnlySpan<T> q)
    {
        network.Forward(q, inputs.Span);
        MatrixPlace outputs = MatrixPlace.RowMajor(Shape.Outputs, samples), map = MatrixPlace.RowMajor(Shape.Outputs, Shape.Inputs);
        LaneProducts.Multiply(network.Output, outputs, inverse.Span, MatrixPlace.RowMajor(samples, Shape.Inputs), product.Span, map);
        RowProducts.Gram(Shape.W1(q), Shape.Hidden, inputGram.Span);
        RowProducts.Gram(Shape.Layer(q, Shape.Layers - 1), Shape.Widths[^2], outputGram.Span);
        ExcessLoss = LaneProducts.SquaredDistance(network.Output, targets.Span) * T.Broadcast(0.5 / samples);
        Differentiate(q);
        (KernelNorm, KernelDistance) = kernel.Measure(Shape, network, inputs.Span, derivatives);
    }

    /// <summary>∂f_o(x)/∂z_l of hidden level l: row (o, x), N_l columns.</summary>
    public ReadOnlySpan<T> Derivatives(int level) => derivatives[level - 1].Span;

    private void Differentiate(ReadOnlySpan<T> q)
    {
        for (int level = Shape.Layers - 1; level >= 1; level--)
        {
            Span<T> here = derivatives[level - 1].Span;
            ReadOnlySpan<T> slopes = network.Slopes(level);
            int width = Shape.Widths[level];
            MatrixPlace weights = Shape.Place(level);
            if (level == Shape.Layers - 1)
                Repeat(q.Slice(weights.Offset, Shape.Outputs * width), width, here);
            else
                LaneProducts.Multiply(derivatives[level].Span, MatrixPlace.RowMajor(Shape.Outputs * samples, Shape.Widths[level + 1]), q, weights, here, MatrixPlace.RowMajor(Shape.Outputs * samples, width));
            for (int row = 0; row < Shape.Outputs * samples; row++)
            {
                int sample = row % samples;
                Span<T> derivative = here.Slice(row * width, width);
                for (int n = 0; n < derivative.Length; n++)
                    derivative[n] *= slopes[(n * samples) + sample];
            }
        }
    }

    private void Repeat(ReadOnlySpan<T> rows, int width, Span<T> target)
    {
        for (int row = 0; row < Shape.Outputs * samples; row++)
            rows.Slice(row / samples * width, width).CopyTo(target[(row * width)..]);
    }
}
