using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Solvers.Flow;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientFlow;

/// <summary>The weights themselves, integrated from one time to the next.</summary>
internal sealed class GradientFlowCourse(Problem problem, double tolerance, CancellationToken cancellation) : Course(Recorder<Lane1>.ShapeOf(problem))
{
    private readonly Integrator integrator = new(FieldOf(problem), tolerance, cancellation, kinks: problem.Activation == Activation.ReLU);

    public override double Missed => integrator.Missed;

    public override void Begin(Span<double> state) => StateLayers.ToState(problem.Layers, null, null).CopyTo(state);

    public override void Advance(ReadOnlySpan<double> from, double since, double elapsed, Span<double> to)
    {
        from.CopyTo(to);
        integrator.Advance(to, elapsed);
    }

    private static IField FieldOf(Problem problem) => problem.IsTwoLayerWhite ? new TwoLayerField(problem) : new NetworkField(problem);
}
