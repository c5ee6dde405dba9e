using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Solvers.SingleNeuron;

/// <summary>Q = e^{Ft}Q₀/√(1 + Q₀ᵀΦQ₀), Φ = ∫₀ᵗe^{2Fs}ds, with the growth of the fastest coordinate divided out so that no exponent is positive.</summary>
internal sealed class SingleNeuronCourse : Course
{
    // Relative to the start: what is smaller in a row that grows faster than all others is rounding (see HiddenAxes).
    private const double Negligible = 1e-13;

    private readonly Problem problem;
    private readonly Spectrum spectrum;
    private readonly Matrix start;
    private readonly Matrix coordinates, weights;

    // Of each row: |μ|, whether it grows, and by how much a growing one outgrows e^{|λ|t/2}.
    private readonly double[] rates, advantages;
    private readonly bool[] grows;
    private readonly double fastestRate, fastestAdvantage;

    public SingleNeuronCourse(Problem problem) : base(Recorder<Lane1>.ShapeOf(problem))
    {
        this.problem = problem;
        spectrum = new(problem.S, problem.Lambda);
        start = Modes.Of(problem, spectrum);
        coordinates = new(start.Rows, 1);
        weights = new(start.Rows, 1);
        rates = new double[start.Rows];
        advantages = new double[start.Rows];
        grows = new bool[start.Rows];
        for (int i = 0; i < start.Rows; i++)
        {
            bool mode = i < 2 * spectrum.Modes;
            rates[i] = mode ? spectrum.Eigenvalues[i % spectrum.Modes] : spectrum.HalfLambda;
            grows[i] = rates[i] > 0 && (mode ? i < spectrum.Modes : spectrum.PerpGrows);
            advantages[i] = mode ? spectrum.Advantages[i % spectrum.Modes] : 0;
        }

        (fastestRate, fastestAdvantage) = FindFastest();
    }

    public override ExactEnd? End => ExactEnd.Of(problem);

    public override void Begin(Span<double> state)
    {
        problem.W1.Data.CopyTo(state);
        problem.W2.Data.CopyTo(state[problem.W1.Data.Length..]);
    }

    public override void Advance(ReadOnlySpan<double> from, double since, double elapsed, Span<double> to)
    {
        double t = since + elapsed;
        double squared = Elementary.Exp(-2 * fastestRate * t);
        for (int i = 0; i < start.Rows; i++)
        {
            double relative = Elementary.Exp((grows[i] ? advantages[i] - fastestAdvantage : -(rates[i] + fastestRate)) * t);
            double integral = rates[i] < 1e-290 ? t : -Elementary.ExpM1(-2 * rates[i] * t) / (2 * rates[i]);
            double carried = start.Data[i] * (grows[i] ? relative : Elementary.Exp(-fastestRate * t));
            coordinates.Data[i] = start.Data[i] * relative;
            squared = Math.FusedMultiplyAdd(carried * carried, integral, squared);
        }

        double norm = Math.Sqrt(squared);
        foreach (ref double entry in coordinates.Data.AsSpan())
            entry /= norm;
        Modes.ToWeights(coordinates, spectrum, weights);
        weights.Data.CopyTo(to);
        MarkIfNotFinite(to);
    }

    /// <summary>The fastest growing row that the start reaches; rows faster than that are set to the 0 they are but for rounding.</summary>
    private (double Rate, double Advantage) FindFastest()
    {
        double least = Negligible * Math.Sqrt(Vectors.Dot(start.Data, start.Data));
        int fastest = -1;
        for (int i = 0; i < start.Rows; i++)
        {
            if (grows[i] && Math.Abs(start.Data[i]) > least && (fastest < 0 || advantages[i] > advantages[fastest]))
                fastest = i;
        }

        for (int i = 0; i < start.Rows; i++)
        {
            if (grows[i] && (fastest < 0 || advantages[i] > advantages[fastest]))
                start.Data[i] = 0;
        }

        // Where nothing grows there is nothing to divide out.
        return fastest < 0 ? (0, 0) : (rates[fastest], advantages[fastest]);
    }
}
