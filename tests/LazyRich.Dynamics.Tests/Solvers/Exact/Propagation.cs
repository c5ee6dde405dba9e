using System.Runtime.InteropServices;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Tests.Solvers.Exact;

internal static class Propagation
{
    /// <summary>QQᵀ in the frame of the task after the steps given: what is left when the rotation of the hidden units is forgotten.</summary>
    public static Matrix Gram(Problem problem, params double[] steps)
    {
        var start = new Start(problem);
        var propagator = new Propagator<Lane1>([start], TestContext.Current.CancellationToken);
        Matrix state = start.State;
        foreach (double step in steps)
        {
            var next = new Matrix(state.Rows, state.Columns);
            propagator.Advance(AsLanes(state), new Lane1(0), new Lane1(step), AsLanes(next));
            state = next;
        }

        return state.Times(state.Turned());
    }

    private static Span<Lane1> AsLanes(Matrix matrix) => MemoryMarshal.Cast<double, Lane1>(matrix.Data.AsSpan());
}
