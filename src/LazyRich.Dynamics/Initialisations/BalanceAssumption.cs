using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Initialisations;

/// <summary>W2ᵀW2 − W1W1ᵀ = λI, which the solvers with <see cref="Kind.NeedsBalance"/> take for granted.</summary>
internal static class BalanceAssumption
{
    /// <summary>Files have the rounding of whoever wrote them.</summary>
    private const double Tolerance = 1e-10;

    public static bool Holds(Matrix w1, Matrix w2) => Balance.RelativeError(w1, w2) <= Tolerance;

    /// <param name="whose">"w1 and w2", for the message.</param>
    /// <returns>Null where the solver asks for no balance, or the weights have it.</returns>
    public static Fault? Check(string solver, Matrix w1, Matrix w2, string whose)
    {
        if (!Catalogue.Solvers[solver].NeedsBalance || Balance.RelativeError(w1, w2) is var error && error <= Tolerance)
            return null;
        return new("solver", $"{solver} needs λ-balanced weights, but W2ᵀW2 − W1W1ᵀ of {whose} is {Format.Number(error)} of ‖W1‖² + ‖W2‖² away "
            + $"from a multiple of I ({Format.Number(Tolerance)} is allowed): gradient-flow is the solver that fits.")
        {
            Impossible = true,
        };
    }
}
