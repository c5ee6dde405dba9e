using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Solvers.Flow;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.MixedDynamics;

/// <summary>The product W2W1 alone, integrated; with W1ᵀW1 = √(AᵀA+λ²/4) − λ/2 and W2W2ᵀ = √(AAᵀ+λ²/4) + λ/2.</summary>
internal sealed class MixedDynamicsCourse : Course
{
    private readonly Problem problem;
    private readonly ProductField field;
    private readonly Integrator integrator;
    private readonly ProductRoots roots;
    private readonly int product;

    public MixedDynamicsCourse(Problem problem, double tolerance, CancellationToken cancellation)
        : base(Recorder<Lane1>.ShapeOf(problem) with { OnlyGrams = true })
    {
        this.problem = problem;
        field = new(problem);
        integrator = new(field, tolerance, cancellation);
        roots = new(problem.S.Rows, problem.S.Columns, Math.Abs(problem.Lambda) / 2);
        product = problem.S.Data.Length;
    }

    public override void Begin(Span<double> state)
    {
        for (int o = 0; o < problem.S.Rows; o++)
        {
            for (int i = 0; i < problem.S.Columns; i++)
            {
                double sum = 0;
                for (int h = 0; h < problem.W1.Rows; h++)
                    sum = Math.FusedMultiplyAdd(problem.W2[o, h], problem.W1[h, i], sum);
                state[(o * problem.S.Columns) + i] = sum;
            }
        }

        FillGrams(state);
    }

    public override void Advance(ReadOnlySpan<double> from, double since, double elapsed, Span<double> to)
    {
        from[..product].CopyTo(to);
        integrator.Advance(to[..product], elapsed);
        FillGrams(to);
    }

    private void FillGrams(Span<double> state)
    {
        roots.Of(state[..product]);
        int inputs = problem.S.Columns, outputs = problem.S.Rows;
        Span<double> inputGram = state.Slice(product, inputs * inputs), outputGram = state[(product + (inputs * inputs))..];
        roots.OfInputs.Data.CopyTo(inputGram);
        roots.OfOutputs.Data.CopyTo(outputGram);
        for (int i = 0; i < inputs; i++)
            inputGram[(i * inputs) + i] -= problem.Lambda / 2;
        for (int o = 0; o < outputs; o++)
            outputGram[(o * outputs) + o] += problem.Lambda / 2;
    }
}
