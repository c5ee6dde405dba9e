using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientDescent;

/// <summary>A batch on its way down: every lane's state, how many steps it took, and whether its loss is still finite.</summary>
/// <remarks>Lanes may stand at different steps; a lane that waits or has diverged changes nothing of its neighbours'. Not thread-safe.</remarks>
internal sealed class Descent<T> where T : unmanaged, ILanes<T>
{
    private readonly IDescentStepper<T> stepper;
    private readonly LaneArray<T> store, before;
    private T seen;

    /// <param name="problems">One per lane, of one shape.</param>
    public Descent(IReadOnlyList<Problem> problems, IDescentStepper<T> stepper)
    {
        this.stepper = stepper;
        store = new(stepper.Shape.Length);
        before = new(store.Length);
        for (int lane = 0; lane < T.Count; lane++)
            store.SetLane(lane, StateLayers.ToState(problems[lane].Layers, null, null));
        Steps = T.Broadcast(0);
        Finite = T.Equal(Steps, Steps);
        Arrive();
    }

    /// <summary>Of every lane, as the stepper lays it out; all NaN from the first state on whose loss is not finite.</summary>
    public ReadOnlySpan<T> State => store.Span;

    /// <summary>Steps taken; those of a lane that diverged stay at the first state whose loss is not finite.</summary>
    public T Steps { get; private set; }

    /// <summary>Twice the loss less a part that no weights change: ‖S − W2W1‖² on whitened inputs.</summary>
    public T ErrorSquares => stepper.SeesAll ? seen : MeasureAll();

    /// <summary>Mask of the lanes that have not diverged.</summary>
    public T Finite { get; private set; }

    /// <summary>Moves every finite lane to its own step of <paramref name="target"/>.</summary>
    public void MoveTo(T target, CancellationToken cancellation)
    {
        const int stepsBetweenLooks = 256;
        for (int taken = 1; ; taken++)
        {
            T active = T.And(Finite, T.LessThan(Steps, target));
            if (!T.Any(active))
                return;
            Step(active);
            if (taken % stepsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Moves the lanes of the mask by one step.</summary>
    public void Step(T active)
    {
        Span<T> q = store.Span, old = before.Span;
        T others = T.Not(active);
        bool someWait = T.Any(others);
        if (someWait)
            q.CopyTo(old);
        stepper.Move(q);
        if (someWait)
        {
            for (int e = 0; e < q.Length; e++)
                q[e] = T.Select(active, q[e], old[e]);
        }

        Steps += T.Select(active, T.Broadcast(1), T.Broadcast(0));
        Arrive();
    }

    private void Arrive()
    {
        seen = stepper.Measure(store.Span);

        // A weight that is not finite always reaches the error.
        T finite = T.LessThanOrEqual(seen, T.Broadcast(double.MaxValue));
        if (T.Any(T.And(Finite, T.Not(finite))))
            Retire(T.And(Finite, finite));
    }

    /// <summary>Fills diverged lanes with NaN, one and the same from there on: what infinities turn into would depend on the machine.</summary>
    private void Retire(T finite)
    {
        Finite = finite;
        foreach (ref T entry in store.Span)
            entry = T.Select(finite, entry, T.Broadcast(double.NaN));
        seen = stepper.Measure(store.Span);
    }

    private T MeasureAll()
    {
        T squares = stepper.MeasureAll(store.Span);
        stepper.Measure(store.Span);
        return squares;
    }
}
