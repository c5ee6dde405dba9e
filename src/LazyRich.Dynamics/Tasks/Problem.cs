using LazyRich.Dynamics.Algebra;

namespace LazyRich.Dynamics.Tasks;

/// <summary>What a solver is given: whitened inputs (XXᵀ/P = I), so the task is S alone, and the weights at t=0 (SCIENCE section 1).</summary>
/// <param name="S">Σyx = YXᵀ/P, No×Ni.</param>
/// <param name="Floor">The samples' own part of the loss, ½(tr(YYᵀ)/P − ‖S‖²) ≥ 0: L = ½‖W2W1 − S‖² + Floor.</param>
/// <param name="W1">Nh×Ni.</param>
/// <param name="W2">No×Nh.</param>
/// <param name="Lambda">As stated, or tr(W2ᵀW2 − W1W1ᵀ)/Nh of given weights.</param>
public sealed record Problem(Matrix S, double Floor, Matrix W1, Matrix W2, double Lambda);
