using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Solvers.Flow;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.GradientFlow;

/// <summary>τẆ1 = W2ᵀE and τẆ2 = EW1ᵀ, E = S − W2W1, on y = [W1ᵀ; W2] (SCIENCE section 1).</summary>
internal sealed class TwoLayerField(Problem problem) : IField
{
    private readonly int inputs = problem.S.Columns;
    private readonly int hidden = problem.W1.Rows;
    private readonly int outputs = problem.S.Rows;

    public int Length => (inputs + outputs) * hidden;

    public void Evaluate(ReadOnlySpan<double> y, Span<double> velocity)
    {
        velocity.Clear();
        ReadOnlySpan<double> w1 = y[..(inputs * hidden)], w2 = y[(inputs * hidden)..];
        Span<double> v1 = velocity[..(inputs * hidden)], v2 = velocity[(inputs * hidden)..];
        for (int o = 0; o < outputs; o++)
        {
            ReadOnlySpan<double> output = w2.Slice(o * hidden, hidden);
            for (int i = 0; i < inputs; i++)
            {
                ReadOnlySpan<double> input = w1.Slice(i * hidden, hidden);
                double error = problem.S[o, i] - Vectors.Dot(output, input);
                Vectors.AddScaled(v1.Slice(i * hidden, hidden), error, output);
                Vectors.AddScaled(v2.Slice(o * hidden, hidden), error, input);
            }
        }

        if (problem.Frozen.Contains(0))
            v1.Clear();
        if (problem.Frozen.Contains(1))
            v2.Clear();
    }
}
