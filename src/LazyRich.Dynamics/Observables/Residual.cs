using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>E = S − W2W1 in the frame of the states, No×Ni; of two layers on white inputs.</summary>
internal sealed class Residual<T> where T : unmanaged, ILanes<T>
{
    private readonly LaneArray<T> task;
    private readonly LaneArray<T> residual;

    public Residual(IReadOnlyList<Target> targets)
    {
        task = new(targets[0].Attainable.Data.Length);
        residual = new(task.Length);
        for (int lane = 0; lane < targets.Count; lane++)
            task.SetLane(lane, targets[lane].Task().Data);
    }

    /// <summary>That of the product given last.</summary>
    public ReadOnlySpan<T> Last => residual.Span;

    /// <returns>Overwritten by the next call.</returns>
    public ReadOnlySpan<T> Of(ReadOnlySpan<T> product)
    {
        Span<T> e = residual.Span, s = task.Span;
        for (int k = 0; k < e.Length; k++)
            e[k] = s[k] - product[k];
        return e;
    }
}
