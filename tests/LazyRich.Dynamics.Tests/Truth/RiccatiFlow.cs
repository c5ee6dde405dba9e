using LazyRich.Dynamics.Tasks;
using LazyRich.Dynamics.Tests.ManyDigits;

namespace LazyRich.Dynamics.Tests.Truth;

/// <summary>
/// QQᵀ(t) by the closed form of SCIENCE section 2, written down as it stands, with as many digits as its cancellation eats.
/// </summary>
/// <remarks>
/// The truth is that of the Riccati equation d(QQᵀ)/dt = F QQᵀ + QQᵀ F − (QQᵀ)² with S, λ and Q(0) exactly the doubles given. Doubles are balanced
/// only to rounding, and for such a start this equation and the gradient flow part by rounding's size; it is this one that the
/// propagator solves. Eigenvectors come from Jacobi's rotations of F itself, so neither the singular vectors of S nor their pairing is assumed.
/// </remarks>
internal sealed class RiccatiFlow
{
    // Two precisions that agree to this many bits of ‖QQᵀ‖, neither having lost a pivot to cancellation, are both right.
    private const int AgreementBits = 130;
    private const int PivotBits = 150;
    private const int MostBits = 1 << 16;

    private readonly BigMatrix f;
    private readonly BigMatrix start;
    private readonly Dictionary<int, (BigFloat[] Values, BigMatrix Vectors)> spectra = [];

    public RiccatiFlow(Problem problem) : this(problem, StartOf(problem))
    {
    }

    /// <param name="problem">Its weights do not matter.</param>
    /// <param name="start">Q(0), (Ni+No)×Nh.</param>
    public RiccatiFlow(Problem problem, BigMatrix start)
    {
        int inputs = problem.S.Columns, outputs = problem.S.Rows;
        f = BigMatrix.Create(inputs + outputs, inputs + outputs, (i, j) => Drift(problem, inputs, i, j));
        this.start = start;
    }

    /// <summary>QQᵀ at a time, (Ni+No)×(Ni+No), with at least 130 correct bits relative to its norm.</summary>
    public BigMatrix GramAt(double time)
    {
        BigMatrix state = StateAt(time);
        return state * state.Transposed();
    }

    /// <summary>Q at a time up to a rotation of the hidden units, (Ni+No)×Nh.</summary>
    public BigMatrix StateAt(double time)
    {
        BigMatrix? before = null;
        for (int bits = 256; bits <= MostBits; bits *= 2)
        {
            using BigFloat.PrecisionScope scope = BigFloat.WithPrecision(bits);
            BigMatrix? state = Evaluate(time, bits);
            BigMatrix? gram = state is null ? null : state * state.Transposed();
            if (gram is not null && before is not null)
            {
                BigFloat difference = (gram - before).Norm();
                if (difference.IsZero || difference.Magnitude < gram.Norm().Magnitude - AgreementBits)
                    return state!;
            }

            before = gram;
        }

        throw new InvalidOperationException($"More than {MostBits} bits are needed at t={time}.");
    }

    private static BigFloat Drift(Problem problem, int inputs, int i, int j)
    {
        BigFloat half = BigFloat.Scale(problem.Lambda, -1);
        return (i < inputs, j < inputs) switch
        {
            (true, true) => i == j ? -half : 0,
            (false, false) => i == j ? half : 0,
            (true, false) => problem.S[j - inputs, i],
            (false, true) => problem.S[i - inputs, j],
        };
    }

    private static BigMatrix StartOf(Problem problem)
    {
        int inputs = problem.S.Columns;
        return BigMatrix.Create(inputs + problem.S.Rows, problem.W1.Rows, (i, j) => i < inputs ? problem.W1[j, i] : problem.W2[i - inputs, j]);
    }

    /// <summary>A factor of e^{Ft}Q₀ [I + Q₀ᵀ ∫₀ᵗ e^{2Fs}ds Q₀]⁻¹ Q₀ᵀ e^{Ft}; null where rounding has eaten a direction of the bracket.</summary>
    private BigMatrix? Evaluate(double time, int bits)
    {
        (BigFloat[] values, BigMatrix vectors) = SpectrumAt(bits);
        BigMatrix c = vectors.Transposed() * start;
        BigMatrix grown = BigMatrix.Create(c.Rows, c.Columns, (i, j) => c[i, j]);
        BigMatrix weighted = BigMatrix.Create(c.Rows, c.Columns, (i, j) => c[i, j]);
        for (int i = 0; i < c.Rows; i++)
        {
            BigFloat exponent = values[i] * time;
            BigFloat growth = BigFloat.Exp(exponent);
            BigFloat twice = BigFloat.Scale(values[i], 1);

            // An eigenvalue that is zero comes out as rounding; ∫₀ᵗ e^{2μs}ds is then t to as many digits.
            BigFloat integral = values[i].IsZero ? time : BigFloat.ExpM1(twice * time) / twice;
            for (int j = 0; j < c.Columns; j++)
            {
                grown[i, j] = growth * c[i, j];
                weighted[i, j] = integral * c[i, j];
            }
        }

        BigMatrix bracket = BigMatrix.Identity(c.Columns) + (c.Transposed() * weighted);
        BigMatrix? factor = Cholesky.Factor(bracket, PivotBits);
        if (factor is null)
            return null;
        BigMatrix half = Cholesky.SolveLower(factor, (vectors * grown).Transposed());
        return half.Transposed();
    }

    private (BigFloat[] Values, BigMatrix Vectors) SpectrumAt(int bits)
    {
        if (!spectra.TryGetValue(bits, out (BigFloat[] Values, BigMatrix Vectors) spectrum))
        {
            BigMatrix? nearly = spectra.TryGetValue(bits / 2, out (BigFloat[] Values, BigMatrix Vectors) coarse) ? coarse.Vectors : null;
            spectrum = Jacobi.Decompose(f, nearly);
            spectra.Add(bits, spectrum);
        }

        return spectrum;
    }
}
