using System.Runtime.InteropServices;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Networks;
using LazyRich.Dynamics.Solvers.Flow;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientFlow;

/// <summary>τẆ_l = −∂L/∂W_l of a network of any depth and activation, on inputs of any covariance (SCIENCE section 8).</summary>
internal sealed class NetworkField(Problem problem) : IField
{
    private readonly Objective<Lane1> objective = Objective<Lane1>.Of([problem]);

    public int Length => objective.Shape.Weights;

    public void Evaluate(ReadOnlySpan<double> y, Span<double> velocity)
    {
        ReadOnlySpan<Lane1> q = MemoryMarshal.Cast<double, Lane1>(y);
        objective.Measure(q);
        objective.Descend(q, MemoryMarshal.Cast<double, Lane1>(velocity));
    }
}
