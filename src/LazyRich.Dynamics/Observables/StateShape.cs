namespace LazyRich.Dynamics.Observables;

/// <summary>The widths of a two-layer network, and where its weights are in a state Q = [W1ᵀ; W2], (Ni+No)×Nh row-major.</summary>
internal readonly record struct StateShape(int Inputs, int Hidden, int Outputs)
{
    /// <summary>
    /// States of solvers that know QQᵀ but no Q: W2W1 (No×Ni), then W1ᵀW1 (Ni×Ni), then W2W2ᵀ (No×No). What needs the hidden units, as balance
    /// does, cannot be observed of them.
    /// </summary>
    public bool OnlyGrams { get; init; }

    /// <summary>Number of entries of a state.</summary>
    public int Length => OnlyGrams ? (Outputs * Inputs) + (Inputs * Inputs) + (Outputs * Outputs) : (Inputs + Outputs) * Hidden;

    /// <summary>W1ᵀ, Ni×Nh.</summary>
    public ReadOnlySpan<T> W1<T>(ReadOnlySpan<T> q) => q[..(Inputs * Hidden)];

    /// <summary>W2, No×Nh.</summary>
    public ReadOnlySpan<T> W2<T>(ReadOnlySpan<T> q) => q[(Inputs * Hidden)..];
}
