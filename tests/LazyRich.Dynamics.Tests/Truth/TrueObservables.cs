using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.ManyDigits;

namespace LazyRich.Dynamics.Tests.Truth;

/// <summary>What SCIENCE section 4 observes, from QQᵀ = [[W1ᵀW1, (W2W1)ᵀ], [W2W1, W2W2ᵀ]] in many digits and by the definitions as they stand.</summary>
internal sealed class TrueObservables
{
    private readonly BigMatrix task;
    private readonly BigMatrix start;
    private readonly double floor;

    /// <param name="start">QQᵀ at t=0.</param>
    public TrueObservables(Problem problem, BigMatrix start)
    {
        task = BigMatrix.From(problem.S);
        floor = problem.Floor;
        this.start = start;
    }

    private int Inputs => task.Columns;

    private int Outputs => task.Rows;

    /// <summary>‖S‖, Frobenius.</summary>
    public BigFloat TaskNorm => task.Norm();

    public BigMatrix Product(BigMatrix gram) => gram.Block(Inputs, 0, Outputs, Inputs);

    public BigMatrix InputGram(BigMatrix gram) => gram.Block(0, 0, Inputs, Inputs);

    public BigMatrix OutputGram(BigMatrix gram) => gram.Block(Inputs, Inputs, Outputs, Outputs);

    public BigFloat Loss(BigMatrix gram)
    {
        BigMatrix error = Product(gram) - task;
        return BigFloat.Scale(BigMatrix.Dot(error, error), -1) + floor;
    }

    /// <summary>‖K‖/P.</summary>
    public BigFloat KernelNorm(BigMatrix gram) => BigFloat.Sqrt(KernelProduct(gram, gram));

    /// <summary>1 − cos(K₀, K).</summary>
    public BigFloat KernelDistance(BigMatrix gram) => 1 - (KernelProduct(start, gram) / (KernelNorm(start) * KernelNorm(gram)));

    /// <summary>Of W2W1, largest first, min(Ni, No) of them.</summary>
    public BigFloat[] SingularValues(BigMatrix gram)
    {
        BigMatrix product = Product(gram);
        BigMatrix square = product.Rows <= product.Columns ? product * product.Transposed() : product.Transposed() * product;
        (BigFloat[] values, _) = Jacobi.Decompose(square);
        return [.. values.Select(static value => BigFloat.Sqrt(BigFloat.Max(value, 0))).OrderDescending()];
    }

    /// <summary>⟨K, K'⟩/P² = No tr(RR') + tr R tr B' + tr R' tr B + Ni tr(BB') with R = W1ᵀW1, B = W2W2ᵀ.</summary>
    private BigFloat KernelProduct(BigMatrix a, BigMatrix b)
    {
        BigMatrix r = InputGram(a), r2 = InputGram(b), o = OutputGram(a), o2 = OutputGram(b);
        return (Outputs * BigMatrix.Dot(r, r2)) + (r.Trace() * o2.Trace()) + (r2.Trace() * o.Trace()) + (Inputs * BigMatrix.Dot(o, o2));
    }
}
