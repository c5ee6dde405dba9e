using System.Collections.Immutable;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Observables;

/// <summary>Turns the states of a batch into what each run observes and into its summary. Not thread-safe; one per batch.</summary>
/// <remarks>A state is Q = [W1ᵀ; W2], (Ni+No)×Nh row-major, one run per lane: element e of lane l is at e·Count + l in memory.</remarks>
internal sealed class Recorder<T> where T : unmanaged, ILanes<T>
{
    /// <param name="problems">One per lane, of one shape.</param>
    /// <param name="observe">As in the definition, in its order.</param>
    /// <param name="times">How many times will be recorded, t=0 included.</param>
    public Recorder(IReadOnlyList<Problem> problems, ImmutableArray<string> observe, int times) =>
        throw new NotSupportedException("skeleton");

    /// <summary>L − L* of the state last recorded, L* being the least loss that the network's rank allows.</summary>
    public T ExcessLoss => throw new NotSupportedException("skeleton");

    /// <summary>Records a state. The first call is t=0 (index 0, time 0); indices and times then rise.</summary>
    /// <param name="time">Each lane's own time, in units of τ.</param>
    public void Record(int timeIndex, T time, ReadOnlySpan<T> q) => throw new NotSupportedException("skeleton");

    /// <summary>States that this lane met at a finer grain than the recorded times were not finite from <paramref name="time"/> on.</summary>
    public void Diverged(int lane, double time) => throw new NotSupportedException("skeleton");

    /// <summary>
    /// Finds the times at which loss and kernel distance first pass their levels, inside the recorded intervals that bracket them, for a
    /// solver whose states exist only a whole number of steps apart. Called once, after the last <see cref="Record"/>.
    /// </summary>
    public void FindCrossings<TStepper>(ref TStepper stepper) where TStepper : IStepper<T> => throw new NotSupportedException("skeleton");

    /// <summary>What one lane's run observed, after all times are recorded and crossings found.</summary>
    public RunResult Result(int lane) => throw new NotSupportedException("skeleton");
}
