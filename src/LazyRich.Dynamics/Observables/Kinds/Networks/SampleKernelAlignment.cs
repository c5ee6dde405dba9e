using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Observables.Kinds.Networks;

/// <summary><see cref="KernelAlignmentObservable{T}"/> of a network that is not linear, from all entries of its kernel.</summary>
/// <remarks>The mean over samples is taken off each entry, so that nothing cancels that the kernel itself does not.</remarks>
internal sealed class SampleKernelAlignment<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly int outputs, samples;
    private readonly LaneArray<T> targets, rows, blocks;
    private readonly LaneArray<T> power = new(1);

    public SampleKernelAlignment(StateShape shape, IReadOnlyList<Target> targets)
    {
        (outputs, samples) = (shape.Outputs, targets[0].Problem.Samples!.Count);
        this.targets = new(outputs * samples);
        rows = new(outputs * samples * outputs);
        blocks = new(outputs * outputs);
        for (int lane = 0; lane < targets.Count; lane++)
            SetLane(lane, targets[lane].Problem.Samples!);
    }

    public int[] Shape => [];

    [MethodImpl(Kernel.Options)]
    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        ReadOnlySpan<T> kernel = ((SampleGauge<T>)gauge).Kernel;
        TakeMeans(kernel);
        T zero = T.Broadcast(0.0), squares = zero, along = zero;
        int size = outputs * samples, at = 0;
        for (int row = 0; row < size; row++)
        {
            for (int column = row; column < size; column++, at++)
            {
                int from = row / samples, to = column / samples;
                T centred = kernel[at] - rows.Span[(row * outputs) + to] - rows.Span[(column * outputs) + from] + blocks.Span[(from * outputs) + to];
                T twice = T.Broadcast(row == column ? 1.0 : 2.0) * centred;
                squares = T.Fma(twice, centred, squares);
                along = T.Fma(twice, targets.Span[row] * targets.Span[column], along);
            }
        }

        values[0] = T.Select(T.Equal(squares, zero), zero, along / (T.Sqrt(squares) * power.Span[0]));
    }

    /// <summary>Of every row over the samples of each output, and of these over the samples of the row's.</summary>
    private void TakeMeans(ReadOnlySpan<T> kernel)
    {
        rows.Span.Clear();
        blocks.Span.Clear();
        T share = T.Broadcast(1.0 / samples);
        int size = outputs * samples, at = 0;
        for (int row = 0; row < size; row++)
        {
            for (int column = row; column < size; column++, at++)
            {
                rows.Span[(row * outputs) + (column / samples)] += kernel[at] * share;
                if (column > row)
                    rows.Span[(column * outputs) + (row / samples)] += kernel[at] * share;
            }
        }

        for (int row = 0; row < size; row++)
            LaneMatrices.AddScaled(blocks.Span.Slice(row / samples * outputs, outputs), share, rows.Span.Slice(row * outputs, outputs));
    }

    private void SetLane(int lane, Samples set)
    {
        double all = 0;
        for (int o = 0; o < outputs; o++)
        {
            double mean = 0;
            foreach (double target in set.Y.Row(o))
                mean += target / samples;
            for (int x = 0; x < samples; x++)
            {
                double centred = set.Y[o, x] - mean;
                targets.Set((o * samples) + x, lane, centred);
                all += centred * centred;
            }
        }

        power.Set(0, lane, all);
    }
}
