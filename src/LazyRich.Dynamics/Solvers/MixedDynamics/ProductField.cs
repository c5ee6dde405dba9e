using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Solvers.Flow;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.MixedDynamics;

/// <summary>Ȧ = (S−A)√(AᵀA+λ²/4) + √(AAᵀ+λ²/4)(S−A) of the product A = W2W1, No×Ni (SCIENCE section 2).</summary>
internal sealed class ProductField(Problem problem) : IField
{
    private readonly int inputs = problem.S.Columns, outputs = problem.S.Rows;
    private readonly double[] error = new double[problem.S.Data.Length];
    private readonly ProductRoots roots = new(problem.S.Rows, problem.S.Columns, Math.Abs(problem.Lambda) / 2);

    public int Length => inputs * outputs;

    public void Evaluate(ReadOnlySpan<double> y, Span<double> velocity)
    {
        roots.Of(y);
        for (int e = 0; e < error.Length; e++)
            error[e] = problem.S.Data[e] - y[e];
        velocity.Clear();
        for (int o = 0; o < outputs; o++)
        {
            Span<double> row = velocity.Slice(o * inputs, inputs);
            for (int i = 0; i < inputs; i++)
                Vectors.AddScaled(row, error[(o * inputs) + i], roots.OfInputs.Row(i));
            for (int k = 0; k < outputs; k++)
                Vectors.AddScaled(row, roots.OfOutputs[o, k], error.AsSpan(k * inputs, inputs));
        }
    }
}
