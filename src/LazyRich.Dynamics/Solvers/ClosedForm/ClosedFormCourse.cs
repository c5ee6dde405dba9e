using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.ClosedForm;

/// <summary>
/// QQᵀ = Z M⁻¹ Zᵀ with Z = plus + minus·[e^{−S_i t}P_ij e^{−S_j t}] + perp·[T_ij e^{(λ⊥−S_j)t}], P = minusᵀQ₀K⁻¹, T = perpᵀQ₀K⁻¹ (SCIENCE section 2).
/// </summary>
/// <remarks>No exponent is ever positive. The state is Q = Z L⁻ᵀ with M = LLᵀ: Q up to a rotation of the hidden units.</remarks>
internal sealed class ClosedFormCourse : Course
{
    private readonly Problem problem;
    private readonly Spectrum spectrum;
    private readonly int modes, rest;

    // Rows: P over T; and what M has at t=0, K⁻ᵀK⁻¹.
    private readonly Matrix ratios;
    private readonly Matrix inverseGram;
    private readonly Matrix m, coordinates, weights;

    public ClosedFormCourse(Problem problem) : base(Recorder<Lanes.Lane1>.ShapeOf(problem))
    {
        this.problem = problem;
        spectrum = new(problem.S, problem.Lambda);
        modes = spectrum.Modes;
        Matrix c = Modes.Of(problem, spectrum);
        rest = c.Rows - (2 * modes);
        var k = new Matrix(modes, modes, c.Data.AsSpan(0, modes * modes));
        Condition = ConditionOf(k);
        Matrix inverse = Matrix.Identity(modes);
        Lu.Solve(new Matrix(modes, modes, k.Data), inverse);
        inverseGram = new(modes, modes);
        for (int i = 0; i < modes; i++)
            inverseGram.AddOuter(1, inverse.Row(i), inverse.Row(i));

        // X = BK⁻¹ is solved from KᵀXᵀ = Bᵀ, which loses less than multiplying by the inverse.
        Matrix turned = new Matrix(modes + rest, modes, c.Data.AsSpan(modes * modes)).Transposed();
        Lu.Solve(k.Transposed(), turned);
        ratios = turned.Transposed();
        m = new(modes, modes);
        coordinates = new(c.Rows, modes);
        weights = new(c.Rows, modes);
    }

    /// <summary>Ratio of K's largest and smallest singular values; ∞ or NaN where K is singular.</summary>
    public double Condition { get; }

    /// <param name="k">K = plusᵀQ(0), square.</param>
    public static double ConditionOf(Matrix k)
    {
        double[] values = Svd.ValuesOf(k);
        return values[0] / values[^1];
    }

    public override ExactEnd? End => ExactEnd.Of(problem);

    public override void Begin(Span<double> state)
    {
        problem.W1.Transposed().Data.CopyTo(state);
        problem.W2.Data.CopyTo(state[problem.W1.Data.Length..]);
    }

    public override void Advance(ReadOnlySpan<double> from, double since, double elapsed, Span<double> to)
    {
        double t = since + elapsed;
        FillM(t);
        FillZ(t);
        Cholesky.Factor(m);
        for (int i = 0; i < coordinates.Rows; i++)
            Cholesky.SolveLower(m, coordinates.Row(i));
        Modes.ToWeights(coordinates, spectrum, weights);
        weights.Data.CopyTo(to);
        MarkIfNotFinite(to);
    }

    private void FillM(double t)
    {
        double[] s = spectrum.Eigenvalues;
        double restIntegral = Integral(spectrum.HalfLambda, t);
        for (int j = 0; j < modes; j++)
        {
            for (int k = 0; k <= j; k++)
            {
                double sum = inverseGram[j, k];
                for (int i = 0; i < modes; i++)
                    sum = Math.FusedMultiplyAdd(ratios[i, j] * ratios[i, k], Integral(s[i], t), sum);
                double rests = 0;
                for (int i = modes; i < modes + rest; i++)
                    rests = Math.FusedMultiplyAdd(ratios[i, j], ratios[i, k], rests);
                double value = Elementary.Exp(-(s[j] + s[k]) * t) * sum;
                value = Math.FusedMultiplyAdd(rests * restIntegral, Elementary.Exp(-(RestRate(j) + RestRate(k)) * t), value);
                m[j, k] = m[k, j] = j == k ? value + Integral(s[j], t) : value;
            }
        }
    }

    private void FillZ(double t)
    {
        double[] s = spectrum.Eigenvalues;
        double decay = spectrum.PerpGrows ? 0 : spectrum.HalfLambda;
        for (int j = 0; j < modes; j++)
        {
            for (int i = 0; i < modes; i++)
            {
                coordinates[i, j] = i == j ? 1 : 0;
                coordinates[modes + i, j] = ratios[i, j] * Elementary.Exp(-(s[i] + s[j]) * t);
            }

            for (int i = modes; i < modes + rest; i++)
                coordinates[modes + i, j] = ratios[i, j] * Elementary.Exp(-(decay + RestRate(j)) * t);
        }
    }

    /// <summary>By how much mode j outgrows the rest where the rest grows; its own rate where it decays.</summary>
    private double RestRate(int j) => spectrum.PerpGrows ? spectrum.Advantages[j] : spectrum.Eigenvalues[j];

    /// <summary>(1 − e^{−2μt})/(2μ), t at μ = 0.</summary>
    private static double Integral(double mu, double t) => mu < 1e-290 ? t : -Elementary.ExpM1(-2 * mu * t) / (2 * mu);
}
