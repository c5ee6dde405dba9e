using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>½‖AX − Y‖²/P + Floor over the test set of a linear network, A = W_L … W1 (see <see cref="TestSet"/>).</summary>
internal sealed class LinearTestErrorObservable<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly Frame<T>? frame;
    private readonly LaneArray<T> inputs, targets, outputs, product;
    private readonly LaneArray<T> floor = new(1), share = new(1);
    private readonly int rows, columns, samples;

    /// <param name="targets">All of problems with a test set, and as many samples in it.</param>
    public LinearTestErrorObservable(StateShape shape, IReadOnlyList<Target> targets, Frame<T>? frame)
    {
        this.frame = frame;
        (rows, columns, samples) = (shape.Outputs, shape.Inputs, targets.Max(target => target.Problem.Test!.Samples.Count));
        inputs = new(columns * samples);
        this.targets = new(rows * samples);
        outputs = new(this.targets.Length);
        product = new(rows * columns);
        for (int lane = 0; lane < targets.Count; lane++)
        {
            TestSet test = targets[lane].Problem.Test!;
            inputs.SetLane(lane, test.Samples.X, samples);
            this.targets.SetLane(lane, test.Samples.Y, samples);
            floor.Set(0, lane, test.Floor);
            share.Set(0, lane, 0.5 / test.Samples.Count);
        }
    }

    public int[] Shape => [];

    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        if (frame is null)
            gauge.Product.CopyTo(product.Span);
        else
            frame.Product(gauge.Product, product.Span);
        MatrixPlace result = MatrixPlace.RowMajor(rows, samples);
        LaneProducts.Multiply(product.Span, MatrixPlace.RowMajor(rows, columns), inputs.Span, MatrixPlace.RowMajor(columns, samples), outputs.Span, result);
        values[0] = T.Fma(LaneProducts.SquaredDistance<T>(outputs.Span, targets.Span), share.Span[0], floor.Span[0]);
    }
}
