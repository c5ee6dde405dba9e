using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables.Crossings;

/// <summary>The levels whose times a summary holds.</summary>
internal sealed class Milestones<T> where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T> previous;
    private readonly Level<T>[] all;
    private bool begun;

    public Milestones(StateShape shape)
    {
        previous = new(shape.Length);
        HalfLoss = new(shape, Quantity.ExcessLoss);
        OnePercentLoss = new(shape, Quantity.ExcessLoss);
        OnePercentKernel = new(shape, Quantity.KernelDistance) { Threshold = T.Broadcast(0.01) };
        HalfKernel = new(shape, Quantity.KernelDistance);
        all = [HalfLoss, OnePercentLoss, OnePercentKernel, HalfKernel];
    }

    public Level<T> HalfLoss { get; }

    public Level<T> OnePercentLoss { get; }

    public Level<T> OnePercentKernel { get; }

    /// <summary>Half the kernel distance of the limit; never reached where no limit is known.</summary>
    public Level<T> HalfKernel { get; }

    public ReadOnlySpan<Level<T>> All => all;

    /// <summary>The state observed last.</summary>
    public ReadOnlySpan<T> Last => previous.Span;

    public T ExcessAtStart { get; private set; }

    public void Observe(T time, Gauge<T> gauge, ReadOnlySpan<T> q)
    {
        if (!begun)
        {
            begun = true;
            ExcessAtStart = gauge.ExcessLoss;
            HalfLoss.Threshold = T.Broadcast(0.5) * ExcessAtStart;
            OnePercentLoss.Threshold = T.Broadcast(0.01) * ExcessAtStart;
        }

        foreach (Level<T> level in all)
            level.Observe(time, gauge, previous.Span);
        q.CopyTo(previous.Span);
    }

    /// <param name="kernelDistance">In the limit t→∞; stated after t=0 is observed and before any other time.</param>
    public void SetLimit(T kernelDistance) => HalfKernel.SetAfterStart(T.Broadcast(0.5) * kernelDistance);
}
