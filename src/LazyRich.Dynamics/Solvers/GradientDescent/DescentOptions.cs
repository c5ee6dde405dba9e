using LazyRich.Dynamics.Definitions;

namespace LazyRich.Dynamics.Solvers.GradientDescent;

/// <summary>What a study file says of gradient descent beside its learning rate.</summary>
/// <param name="Momentum">μ of v ← μv − ∇L, W ← W + ηv; 0 … 1, 1 excluded.</param>
/// <param name="WeightDecay">Of L + ½·decay·‖W‖².</param>
/// <param name="Batch">Samples a step; null: all.</param>
internal sealed record DescentOptions(double Momentum, double WeightDecay, int? Batch)
{
    public static readonly DescentOptions Plain = new(0, 0, null);

    public static DescentOptions Of(Setting solver) => new(
        solver.NumberOr("momentum", 0), solver.NumberOr("weight-decay", 0), solver.Has("batch") ? solver.Integer("batch") : null);
}
