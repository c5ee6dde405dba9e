using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>A task-aligned start, unit by unit: hidden unit k is along left vector k and right vector k and meets the task's k-th singular value.</summary>
/// <param name="Left">Rows u, min(No, Nh) × No.</param>
/// <param name="Right">Rows v, min(Ni, Nh) × Ni.</param>
/// <param name="TaskValues">Singular values of S, those that are rounding as 0.</param>
/// <param name="Sigma">Singular values of W2W1.</param>
internal sealed record AlignedStart(Matrix Left, Matrix Right, double[] TaskValues, double[] Sigma, double Lambda)
{
    /// <summary>s; a unit beyond the task's modes has none.</summary>
    public double TaskValue(int unit) => unit < TaskValues.Length && unit < Sigma.Length ? TaskValues[unit] : 0;

    /// <summary>c0, of W1; 0 for a unit that no input vector is left for.</summary>
    public double InputWeight(int unit) => unit < Right.Rows ? Split(unit).S1 : 0;

    /// <summary>d0, of W2.</summary>
    public double OutputWeight(int unit) => unit < Left.Rows ? Split(unit).S2 : 0;

    private (double S1, double S2) Split(int unit) => BalancedWeights.Split(Lambda, unit < Sigma.Length ? Sigma[unit] : 0);
}
