using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics;

/// <summary>A two-layer linear network f(x) = W2W1x as it starts. Immutable as long as nobody writes to the matrices.</summary>
public sealed class Network
{
    private Network(Matrix w1, Matrix w2, double lambda, Setting init, long seed)
    {
        (W1, W2, Lambda, Init, Seed) = (w1, w2, lambda, init, seed);
        Architecture = Architecture.Of(w1.Columns, w1.Rows, w2.Rows);
    }

    /// <summary>Nh×Ni.</summary>
    public Matrix W1 { get; }

    /// <summary>No×Nh.</summary>
    public Matrix W2 { get; }

    /// <summary>λ as stated, or tr(W2ᵀW2 − W1W1ᵀ)/Nh of given weights.</summary>
    public double Lambda { get; }

    public Architecture Architecture { get; }

    /// <summary>‖W2ᵀW2 − W1W1ᵀ − λI‖ over ‖W1‖² + ‖W2‖²: the solvers of the exact flow ask for at most 1e-10.</summary>
    public double BalanceError => Balance.RelativeError(W1, W2);

    internal Setting Init { get; }

    internal long Seed { get; }

    internal bool AssumesBalance { get; private init; }

    /// <summary>W2ᵀW2 − W1W1ᵀ = λI with random singular vectors, as init <c>lambda-balanced</c> of the same seed draws it.</summary>
    /// <param name="scale">Singular values of W2W1 = scale × those of a product of N(0,1) matrices.</param>
    /// <exception cref="ArgumentException">The widths forbid λ, or scale is not above 0.</exception>
    public static Network LambdaBalanced(int inputs, int hidden, int outputs, double lambda, double scale = 1, long seed = 0) =>
        Draw(Setting.Of("lambda-balanced", ("scale", Positive(scale))), Architecture.Of(inputs, hidden, outputs), lambda, seed, new Matrix(outputs, inputs));

    /// <summary>The same with the task's own singular vectors, as init <c>task-aligned</c> draws it.</summary>
    /// <exception cref="ArgumentException">The widths forbid λ, or scale is not above 0.</exception>
    public static Network TaskAligned(LearningTask task, int hidden, double lambda, double scale = 1, long seed = 0) =>
        Draw(Setting.Of("task-aligned", ("scale", Positive(scale))), Architecture.Of(task.Inputs, hidden, task.Outputs), lambda, seed, task.Sigma);

    /// <summary>Independent N(0, scale²) weights; λ is measured from them.</summary>
    /// <exception cref="ArgumentException">Scale is not above 0.</exception>
    public static Network Gaussian(int inputs, int hidden, int outputs, double scale = 1, long seed = 0) =>
        Draw(Setting.Of("gaussian", ("scale", Positive(scale))), Architecture.Of(inputs, hidden, outputs), null, seed, new Matrix(outputs, inputs));

    /// <summary>Your own weights; λ is measured from them.</summary>
    /// <param name="w1">Nh×Ni, finite.</param>
    /// <param name="w2">No×Nh, finite.</param>
    public static Network FromWeights(Matrix w1, Matrix w2)
    {
        if (w2.Columns != w1.Rows)
            throw new ArgumentException($"W1 is {w1.Rows}×{w1.Columns} and W2 {w2.Rows}×{w2.Columns}: W2 needs as many columns as W1 has rows, the hidden width.");
        if (w1.Data.Length == 0 || w2.Data.Length == 0 || !Array.TrueForAll(w1.Data, double.IsFinite) || !Array.TrueForAll(w2.Data, double.IsFinite))
            throw new ArgumentException("Every weight must be finite, and there must be one.");
        return new(w1, w2, Balance.Lambda(w1, w2), Setting.Of("from-file"), 0);
    }

    /// <summary>
    /// The same weights, taken for λ*-balanced by the solvers of the exact flow: an approximation as good as <see cref="BalanceError"/> is small,
    /// and marked as <c>approximate</c> in the trajectory's summary where the balance does not hold.
    /// </summary>
    public Network AssumeBalanced() => new(W1, W2, Balance.Lambda(W1, W2), Init, Seed) { AssumesBalance = true };

    private static Network Draw(Setting init, Architecture architecture, double? lambda, long seed, Matrix s)
    {
        if (architecture.Widths.Any(width => width < 1))
            throw new ArgumentException($"A width of {architecture} is below 1.");
        var run = new RunDefinition(
            Setting.Of("from-file"), architecture, init, lambda, seed, Setting.Of("gradient-flow"), new GridTime("", [0]), ImmutableArray<string>.Empty);
        var faults = new List<Fault>();
        IInitialisationKind kind = ProblemBuilder.InitialisationKind(init);
        kind.Check(run, NoInputs.Instance, faults);
        if (faults is [Fault fault, ..])
            throw new ArgumentException(fault.Message);
        (Matrix w1, Matrix w2) = kind.Build(run, s, NoInputs.Instance);
        return new(w1, w2, kind.Lambda(run, NoInputs.Instance), init, seed);
    }

    private static NumberValue Positive(double scale) => scale > 0 && double.IsFinite(scale)
        ? new(scale)
        : throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale must be finite and above 0.");
}
