using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Solvers.Flow;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientFlow;

/// <summary>W1 and W2 themselves, integrated from one time to the next.</summary>
internal sealed class GradientFlowCourse(Problem problem, double tolerance, CancellationToken cancellation) : Course(Recorder<Lane1>.ShapeOf(problem))
{
    private readonly Integrator integrator = new(new TwoLayerField(problem), tolerance, cancellation);

    public override void Begin(Span<double> state)
    {
        problem.W1.Transposed().Data.CopyTo(state);
        problem.W2.Data.CopyTo(state[problem.W1.Data.Length..]);
    }

    public override void Advance(ReadOnlySpan<double> from, double since, double elapsed, Span<double> to)
    {
        from.CopyTo(to);
        integrator.Advance(to, elapsed);
    }
}
