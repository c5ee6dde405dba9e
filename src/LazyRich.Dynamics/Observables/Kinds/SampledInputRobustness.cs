using System.Runtime.CompilerServices;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Randomness;

namespace LazyRich.Dynamics.Observables.Kinds;

/// <summary>
/// The same as <see cref="InputRobustnessObservable{T}"/> by Monte Carlo: the mean of what noise of N(0, v) in every input adds to an item's loss,
/// ½‖Aε‖² − ⟨Ex, Aε⟩ with A = W2W1 and E = S − A, over so many draws, which take the items x in turn.
/// </summary>
internal sealed class SampledInputRobustness<T> : IObservable<T> where T : unmanaged, ILanes<T>
{
    private readonly int inputs, outputs, items, draws;
    private readonly Residual<T> residual;
    private readonly double[] noise;
    private readonly LaneArray<T> columns, wrong, moved, shake;

    public SampledInputRobustness(StateShape shape, IReadOnlyList<Target> targets, IReadOnlyList<Items> tasks, double variance, int draws)
    {
        (inputs, outputs, items, this.draws) = (shape.Inputs, shape.Outputs, tasks[0].Count, draws);
        residual = new(targets);
        columns = new(inputs * items);
        wrong = new(outputs * items);
        (moved, shake) = (new(outputs), new(inputs));
        for (int lane = 0; lane < tasks.Count; lane++)
            columns.SetLane(lane, tasks[lane].Inputs.Data);
        noise = new double[draws * inputs];
        new RandomStream(0, "robustness").FillNormal(noise);
        double deviation = Math.Sqrt(variance);
        foreach (ref double number in noise.AsSpan())
            number *= deviation;
    }

    public int[] Shape => [];

    [MethodImpl(Kernel.Options)]
    public void Observe(Gauge<T> gauge, ReadOnlySpan<T> q, Span<T> values)
    {
        LaneMatrices.Multiply(residual.Of(gauge.Product), columns.Span, inputs, wrong.Span);
        T sum = T.Broadcast(0.0);
        for (int draw = 0; draw < draws; draw++)
        {
            for (int k = 0; k < inputs; k++)
                shake.Span[k] = T.Broadcast(noise[(draw * inputs) + k]);
            LaneMatrices.Multiply(gauge.Product, shake.Span, inputs, moved.Span);
            T cross = T.Broadcast(0.0);
            for (int o = 0; o < outputs; o++)
                cross = T.Fma(wrong.Span[(o * items) + (draw % items)], moved.Span[o], cross);
            sum += T.Fma(T.Broadcast(0.5), RowProducts.Dot<T>(moved.Span, moved.Span), -cross);
        }

        values[0] = sum / T.Broadcast(draws);
    }
}
