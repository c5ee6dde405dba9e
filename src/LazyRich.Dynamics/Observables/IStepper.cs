using LazyRich.Dynamics.Lanes;

namespace LazyRich.Dynamics.Observables;

/// <summary>A solver whose states are a whole number of steps apart.</summary>
internal interface IStepper<T> where T : unmanaged, ILanes<T>
{
    /// <summary>η of each lane, in units of τ per step.</summary>
    T StepLength { get; }

    /// <summary>Moves the state [W1ᵀ; W2] of every lane by one step, in place.</summary>
    void Step(Span<T> q);
}
