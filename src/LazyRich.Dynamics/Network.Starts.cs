using System.Collections.Immutable;
using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Phases;

namespace LazyRich.Dynamics;

public sealed partial class Network
{
    /// <summary>W2ᵀW2 − W1W1ᵀ = λI with random singular vectors, as init <c>lambda-balanced</c> of the same seed draws it.</summary>
    /// <param name="scale">Singular values of W2W1 = scale × those of a product of N(0,1) matrices.</param>
    /// <exception cref="ArgumentException">The widths forbid λ, or scale is not above 0.</exception>
    public static Network LambdaBalanced(int inputs, int hidden, int outputs, double lambda, double scale = 1, long seed = 0) =>
        LambdaBalanced([inputs, hidden, outputs], lambda, scale, seed);

    /// <summary>The same of any depth: W_{l+1}ᵀW_{l+1} − W_lW_lᵀ = λI between all neighbouring layers.</summary>
    /// <param name="widths">From input to output, at least three.</param>
    /// <param name="scale">Singular values of W_L…W1 = scale × those of a product of N(0,1) matrices.</param>
    /// <exception cref="ArgumentException">The widths forbid λ, or scale is not above 0.</exception>
    public static Network LambdaBalanced(ReadOnlySpan<int> widths, double lambda, double scale = 1, long seed = 0) =>
        Draw(Setting.Of("lambda-balanced", ("scale", Positive(scale))), Architecture.Of(widths), lambda, seed, s: null);

    /// <summary>The same with the task's own singular vectors, as init <c>task-aligned</c> draws it.</summary>
    /// <exception cref="ArgumentException">The widths forbid λ, or scale is not above 0.</exception>
    public static Network TaskAligned(LearningTask task, int hidden, double lambda, double scale = 1, long seed = 0) => TaskAligned(task, [hidden], lambda, scale, seed);

    /// <summary>The same of any depth.</summary>
    /// <param name="hidden">Widths between input and output, at least one.</param>
    /// <exception cref="ArgumentException">The widths forbid λ, or scale is not above 0.</exception>
    public static Network TaskAligned(LearningTask task, ReadOnlySpan<int> hidden, double lambda, double scale = 1, long seed = 0) =>
        Draw(Setting.Of("task-aligned", ("scale", Positive(scale))), Architecture.Of([task.Inputs, .. hidden, task.Outputs]), lambda, seed, task.Sigma);

    /// <summary>Independent N(0, scale²) weights; λ is measured from them.</summary>
    /// <exception cref="ArgumentException">Scale is not above 0.</exception>
    public static Network Gaussian(int inputs, int hidden, int outputs, double scale = 1, long seed = 0) => Gaussian([inputs, hidden, outputs], scale, seed);

    /// <summary>The same of any depth.</summary>
    /// <param name="widths">From input to output, at least three.</param>
    /// <exception cref="ArgumentException">Scale is not above 0.</exception>
    public static Network Gaussian(ReadOnlySpan<int> widths, double scale = 1, long seed = 0) =>
        Draw(Setting.Of("gaussian", ("scale", Positive(scale))), Architecture.Of(widths), null, seed, s: null);

    /// <summary>λ-balanced weights whose function is the task's own, W2W1 = S as far as the width allows it (Theorem 5.2): what a reversal starts from.</summary>
    /// <param name="share">Factor on the singular values, above 0.</param>
    /// <exception cref="ArgumentException">The width forbids λ, or share is not above 0.</exception>
    public static Network AtSolution(LearningTask task, int hidden, double lambda, double share = 1)
    {
        Architecture shape = RequireWidths(Architecture.Of(task.Inputs, hidden, task.Outputs));
        RequireAllowed(shape, lambda);
        if (!(share > 0 && double.IsFinite(share)))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be finite and above 0.");
        return new(LearnedWeights.Of(shape, lambda, task.Sigma, share).Layers, lambda, Setting.Of("from-file"), 0);
    }

    /// <summary>Your own weights; λ is measured from them.</summary>
    /// <param name="layers">W1 (N1×Ni), W2 (N2×N1) … W_L (No×N_{L−1}), at least two, finite.</param>
    public static Network FromWeights(params ReadOnlySpan<Matrix> layers)
    {
        if (layers.Length < 2)
            throw new ArgumentException($"{layers.Length} layers of weights: a network has at least two.", nameof(layers));
        for (int l = 0; l < layers.Length; l++)
        {
            Matrix here = layers[l];
            if (l > 0 && here.Columns != layers[l - 1].Rows)
            {
                throw new ArgumentException($"W{l} is {layers[l - 1].Rows}×{layers[l - 1].Columns} and W{l + 1} {here.Rows}×{here.Columns}: "
                    + $"W{l + 1} needs as many columns as W{l} has rows, the hidden width.", nameof(layers));
            }

            if (here.Data.Length == 0 || !Array.TrueForAll(here.Data, double.IsFinite))
                throw new ArgumentException($"Every weight must be finite, and there must be one; W{l + 1} breaks it.", nameof(layers));
        }

        ImmutableArray<Matrix> all = [.. layers];
        return new(all, Balance.Mean(Balance.Lambdas(all)), Setting.Of("from-file"), 0);
    }

    private static Network Draw(Setting init, Architecture architecture, double? lambda, long seed, Matrix? s)
    {
        RequireWidths(architecture);
        var run = new RunDefinition(
            Setting.Of("from-file"), architecture, init, lambda, seed, Setting.Of("gradient-flow"), new GridTime("", [0]), ImmutableArray<string>.Empty);
        var faults = new List<Fault>();
        IInitialisationKind kind = Tasks.ProblemBuilder.InitialisationKind(init);
        kind.Check(run, NoInputs.Instance, faults);
        if (faults is [Fault fault, ..])
            throw new ArgumentException(fault.Message);
        Weights weights = kind.Build(run, s ?? new Matrix(architecture.Outputs, architecture.Inputs), NoInputs.Instance);
        return new(weights.Layers, kind.Lambda(run, NoInputs.Instance), init, seed);
    }

    private static Architecture RequireWidths(Architecture architecture) =>
        architecture.Widths.Length < 3 ? throw new ArgumentException($"'{architecture}' has {architecture.Widths.Length} widths: a network has at least three, input, hidden and output.")
        : architecture.Widths.Any(width => width < 1) ? throw new ArgumentException($"A width of {architecture} is below 1.")
        : architecture;

    private static void RequireAllowed(Architecture architecture, double lambda)
    {
        if (!double.IsFinite(lambda) || !architecture.Allows(lambda))
            throw new ArgumentException(StatedLambda.Forbidden(architecture, lambda), nameof(lambda));
    }

    private static NumberValue Positive(double scale) => scale > 0 && double.IsFinite(scale)
        ? new(scale)
        : throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale must be finite and above 0.");
}
