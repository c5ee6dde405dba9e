using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Solvers.Alone;
using LazyRich.Dynamics.Solvers.ClosedForm;
using LazyRich.Dynamics.Solvers.Exact;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics.Predictions;

/// <summary>What formulas say of a two-layer linear network, on inputs that are white or aligned with task and start, before anything runs: rates, the bound on a learning rate, cond(K).</summary>
/// <param name="FastRate">
/// √(λ²+4s₁²), in 1/τ: at which the largest mode comes to rest (SCIENCE section 3), and the largest curvature at the minimum.
/// </param>
/// <param name="SlowRate">
/// In 1/τ: at which W2W1 comes to rest at last, as e^{−rate·t}; 0 when some part of it never does (a task without full rank, a tie at the width of a bottleneck).
/// </param>
/// <param name="Delayed">
/// Whether this sign of λ at these widths has a slow mode, of rate S_λ − |λ|/2 ≈ s²/|λ|, along what the start's row or column space misses (SCIENCE section 5).
/// </param>
/// <param name="Condition">cond(K), K = plusᵀQ(0), whose square bounds the error of <c>closed-form</c>; null where K is not square.</param>
public sealed record Expectation(double FastRate, double SlowRate, bool Delayed, double? Condition)
{
    /// <summary>2/sharpness, on white inputs 2/√(λ²+4s₁²): above it the minimum that the flow ends in is unstable for gradient descent (SCIENCE section 4).</summary>
    public double LearningRateBound { get; init; } = 2 / FastRate;

    /// <exception cref="AssumptionException">The network is not of two linear layers, or the inputs are not white: no formula covers that.</exception>
    public static Expectation Of(Network network, LearningTask task) =>
        network.Layers.Length > 2 || network.Activation != Activation.Linear
            ? throw new AssumptionException($"Rates are known for two linear layers, and this network is {network.Architecture} with {network.Activation.Name()} units.")
        : task.WhyNotWhite() is { } why ? throw new AssumptionException($"Rates are known for whitened inputs, but {why}")
        : Of(task.Of(network));

    internal static Expectation Of(Problem problem)
    {
        Architecture shape = Architecture.Of(problem.W1.Columns, problem.W1.Rows, problem.W2.Rows);
        var spectrum = new Spectrum(problem.S, problem.Lambda);
        bool delayed = problem.Lambda != 0 && spectrum.PerpGrows && shape.Inputs != shape.Outputs && shape.Hidden < Math.Max(shape.Inputs, shape.Outputs);
        return new(2 * spectrum.Eigenvalues[0], Slowest(shape, spectrum, delayed), delayed, ConditionOf(problem, spectrum));
    }

    /// <summary>From the exponents of the closed form (SCIENCE section 2): minus rows decay as e^{−2S_λt}, the rest as e^{(λ⊥−S_λ)t}.</summary>
    private static double Slowest(Architecture shape, Spectrum spectrum, bool delayed)
    {
        int learned = Math.Min(shape.Hidden, spectrum.Modes);
        double last = spectrum.Eigenvalues[learned - 1];
        double slowest = delayed ? spectrum.Advantages[learned - 1]
            : shape.Inputs != shape.Outputs && shape.Hidden < Math.Max(shape.Inputs, shape.Outputs) ? last + spectrum.HalfLambda
            : 2 * last;

        // A bottleneck's last mode has to outgrow the first that it cannot hold.
        return learned < spectrum.Modes ? Math.Min(slowest, last - spectrum.Eigenvalues[learned]) : slowest;
    }

    private static double? ConditionOf(Problem problem, Spectrum spectrum)
    {
        if (problem.W1.Rows != spectrum.Modes)
            return null;
        Matrix coordinates = Modes.Of(problem, spectrum);
        return ClosedFormCourse.ConditionOf(new Matrix(spectrum.Modes, spectrum.Modes, coordinates.Data.AsSpan(0, spectrum.Modes * spectrum.Modes)));
    }
}
