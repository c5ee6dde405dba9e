using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientFlow.Kinks;

/// <summary>The weights of a ReLU network, followed from kink to kink.</summary>
internal sealed class KinkedCourse : Course
{
    private readonly Problem problem;
    private readonly KinkedIntegrator integrator;
    private double slidesAt = double.PositiveInfinity;

    public KinkedCourse(Problem problem, double tolerance, CancellationToken cancellation) : base(Recorder<Lane1>.ShapeOf(problem))
    {
        this.problem = problem;
        integrator = new(new GatedNetwork(problem, Shape), Shape.Weights, tolerance, cancellation);
    }

    public override double SlidesAt => slidesAt;

    public override void Begin(Span<double> state) => StateLayers.ToState(problem.Layers, null, null).CopyTo(state);

    public override void Advance(ReadOnlySpan<double> from, double since, double elapsed, Span<double> to)
    {
        from.CopyTo(to);
        if (integrator.Advance(to, elapsed) is { } after)
            slidesAt = Math.Min(slidesAt, since + after);
    }
}
