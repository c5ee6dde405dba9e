using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.Alone;

/// <summary>Where the exact flow of a λ-balanced start ends.</summary>
/// <param name="State">[W1ᵀ; W2] at t→∞, (Ni+No)×Nh, up to a rotation of the hidden units.</param>
/// <param name="Saddle">Whether that is a saddle.</param>
internal sealed record ExactEnd(Matrix State, bool Saddle)
{
    public static ExactEnd Of(Problem problem)
    {
        var start = new Start(problem);
        return new(Modes.ToWeights(start.Limit, start.Spectrum), start.Axes.Saddle);
    }
}
