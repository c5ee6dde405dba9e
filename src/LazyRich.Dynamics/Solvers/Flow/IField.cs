namespace LazyRich.Dynamics.Solvers.Flow;

/// <summary>The right-hand side of an autonomous differential equation, τẏ = f(y).</summary>
internal interface IField
{
    /// <summary>Number of entries of y.</summary>
    int Length { get; }

    /// <param name="y">Not changed.</param>
    /// <param name="velocity">Overwritten by f(y).</param>
    void Evaluate(ReadOnlySpan<double> y, Span<double> velocity);
}
