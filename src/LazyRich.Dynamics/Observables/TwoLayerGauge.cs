using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>Two-layer linear networks on whitened inputs: everything follows from W2W1, W1ᵀW1 and W2W2ᵀ.</summary>
internal sealed class TwoLayerGauge<T> : Gauge<T> where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T> attainable;
    private readonly LaneArray<T>? beyond;
    private readonly LaneArray<T> best = new(1);
    private readonly LaneArray<T> product;
    private readonly LaneArray<T> inputGram;
    private readonly LaneArray<T> outputGram;
    private readonly KernelDistance<T> kernel;

    public TwoLayerGauge(StateShape shape, IReadOnlyList<Target> targets) : base(shape)
    {
        product = new(shape.Outputs * shape.Inputs);
        attainable = new(product.Length);
        beyond = targets.Any(target => target.Beyond is not null) ? new(product.Length) : null;
        inputGram = new(shape.Inputs * shape.Inputs);
        outputGram = new(shape.Outputs * shape.Outputs);
        kernel = new(shape.Inputs, shape.Outputs);
        for (int lane = 0; lane < targets.Count; lane++)
        {
            best.Set(0, lane, targets[lane].Best);
            attainable.SetLane(lane, targets[lane].Attainable.Data);
            if (targets[lane].Beyond is { } rest)
                beyond!.SetLane(lane, rest.Data);
        }
    }

    public override ReadOnlySpan<T> Product => product.Span;

    public override ReadOnlySpan<T> InputGram => inputGram.Span;

    public override ReadOnlySpan<T> OutputGram => outputGram.Span;

    public override T BestLoss => best.Span[0];

    public override void Measure(ReadOnlySpan<T> q)
    {
        if (Shape.OnlyGrams)
            Copy(q);
        else
            Multiply(q);
        ExcessLoss = Excess();
        (KernelNorm, KernelDistance) = kernel.Measure(inputGram.Span, outputGram.Span);
    }

    private void Multiply(ReadOnlySpan<T> q)
    {
        ReadOnlySpan<T> w1 = Shape.W1(q), w2 = Shape.W2(q);
        RowProducts.Cross(w2, w1, Shape.Hidden, product.Span);
        RowProducts.Gram(w1, Shape.Hidden, inputGram.Span);
        RowProducts.Gram(w2, Shape.Hidden, outputGram.Span);
    }

    private void Copy(ReadOnlySpan<T> grams)
    {
        grams[..product.Length].CopyTo(product.Span);
        grams.Slice(product.Length, inputGram.Length).CopyTo(inputGram.Span);
        grams[(product.Length + inputGram.Length)..].CopyTo(outputGram.Span);
    }

    /// <summary>½‖W2W1 − S‖² − ½‖Beyond‖², Beyond being orthogonal to Attainable: so that nothing cancels near the end of a bottleneck.</summary>
    [MethodImpl(Kernel.Options)]
    private T Excess()
    {
        T squares = T.Broadcast(0.0);
        ReadOnlySpan<T> product = this.product.Span, attainable = this.attainable.Span;
        for (int row = 0; row < product.Length; row += Shape.Inputs)
        {
            ReadOnlySpan<T> here = product.Slice(row, Shape.Inputs), wanted = attainable.Slice(row, here.Length);
            T sum = T.Broadcast(0.0);
            for (int i = 0; i < here.Length; i++)
            {
                T error = here[i] - wanted[i];
                sum = T.Fma(error, error, sum);
            }

            squares += sum;
        }

        T excess = squares * T.Broadcast(0.5);
        return beyond is null ? excess : excess - RowProducts.Dot<T>(product, beyond.Span);
    }
}
