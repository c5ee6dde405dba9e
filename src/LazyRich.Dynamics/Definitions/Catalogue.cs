using System.Collections.Immutable;

namespace LazyRich.Dynamics.Definitions;

/// <summary>Every name a study file can give. A later kind only adds an entry.</summary>
public static class Catalogue
{
    public static Kinds<Kind> Tasks { get; } = new(
        "task",
        new Kind("random-regression", "A random linear map S (No×Ni), drawn directly or through P whitened samples.", "Dominé et al. 2024", [
            new("scale", ParameterType.Number, "Factor on S.") { Default = new NumberValue(1), Minimum = 0, MinimumExcluded = true },
            new("spectrum", ParameterType.Numbers, "Singular values of S, largest first; its singular vectors stay random. At most min(Ni, No).") { Minimum = 0 },
            new("rank", ParameterType.Integer, "Keep only this many singular values of S.") { Minimum = 1 },
            new("samples", ParameterType.Integer, "P: draw Y ~ N(0,1) on P whitened inputs (P ≥ Ni+1) instead of S ~ N(0,1/Ni).") { Minimum = 2, Excludes = ["spectrum"] },
        ]),
        new Kind("semantic-hierarchy", "Eight items of a binary tree and their properties, scaled to whitened inputs; 8-*-8.", "Saxe 2019", []),
        new Kind("from-file", "S from an NPY or CSV file, or X and Y with one sample a column.", "Dominé et al. 2024", [
            new("sigma", ParameterType.Matrix, "S = Σyx, No×Ni.") { Excludes = ["x", "y"] },
            new("x", ParameterType.Matrix, "Inputs, Ni×P, whitened: XXᵀ/P = I."),
            new("y", ParameterType.Matrix, "Targets, No×P."),
        ]));

    public static Kinds<Kind> Initialisations { get; } = new(
        "init",
        new Kind("lambda-balanced", "W2ᵀW2 − W1W1ᵀ = λI with random singular vectors, or on the way to the task's.", "Dominé et al. 2024", [.. Scale, .. UnitScale, Alignment])
        {
            LambdaParameter = "scale.relative",
        },
        new Kind("zero-balanced", "λ-balanced at λ = 0, which is not stated.", "Braun et al. 2022", [.. Scale, Alignment])
        {
            MeasuresLambda = true,
        },
        new Kind("task-aligned", "λ-balanced, with the task's own singular vectors.", "Dominé et al. 2024", [.. Scale, .. UnitScale])
        {
            LambdaParameter = "scale.relative",
        },
        new Kind("single-neuron", "One hidden unit with W2W1 = σuvᵀ, λ-balanced; *-1-*.", "Kunin et al. 2024", [
            new("product", ParameterType.Number, "σ, the singular value of W2W1.") { Default = new NumberValue(1), Minimum = 0, MinimumExcluded = true },
            Alignment,
        ]),
        Gaussian("gaussian", "Independent N(0, scale²) weights; λ is measured from them."),
        Gaussian("lecun", "Independent N(0, scale²/n) weights, n being a layer's inputs; λ is measured from them."),
        Gaussian("he", "Independent N(0, 2·scale²/n) weights, n being a layer's inputs; λ is measured from them."),
        new Kind("from-file", "W1 and W2 from NPY or CSV files; λ is measured from them.", "Dominé et al. 2024", [
            new("w1", ParameterType.Matrix, "W1, Nh×Ni.") { Required = true },
            new("w2", ParameterType.Matrix, "W2, No×Nh.") { Required = true },
        ])
        {
            MeasuresLambda = true,
        });

    public static Kinds<Kind> Solvers { get; } = new(
        "solver",
        new Kind("exact", "The propagator of the matrix Riccati equation; exact for whitened inputs and λ-balanced starts.", "Dominé et al. 2024", [])
        {
            NeedsBalance = true,
        },
        new Kind("closed-form", "QQᵀ(t) in one stable formula; needs Nh = min(Ni, No) and cond(K) up to 1e6, which is stored as condition.", "Theorem B.5", [])
        {
            NeedsBalance = true,
        },
        new Kind("naive", "The closed form with e^{Ft} as it stands: loses digits as e^{2μt}, overflows at μt ≈ 355; for comparison only.", "Dominé et al. 2024", [])
        {
            NeedsBalance = true,
            Unobservable = OfHiddenUnits,
        },
        new Kind("theorem-4.3", "The closed form with the theorem's coefficients as printed; as fragile as naive, for comparison only.", "Theorem 4.3", [])
        {
            NeedsBalance = true,
            Unobservable = OfHiddenUnits,
        },
        new Kind("aligned", "Singular values of a task-aligned start, each by itself.", "Theorem 5.1", [])
        {
            NeedsBalance = true,
        },
        new Kind("single-neuron", "One hidden unit, exactly, for any start.", "Kunin et al. 2024", [])
        {
            NeedsBalance = true,
        },
        new Kind("mixed-dynamics", "The closed equation of W2W1, integrated; where widths and the sign of λ close it.", "Tu et al. 2024", Tolerance)
        {
            NeedsBalance = true,
            Unobservable = OfHiddenUnits,
        },
        new Kind("gradient-flow", "Adaptive integration of the weights by an embedded pair of orders 7 and 8; for any start.", "Dominé et al. 2024", Tolerance)
        {
            AnyNetwork = true,
        },
        new Kind("gradient-descent", "Full-batch gradient descent; step k is t = kη.", "Dominé et al. 2024", [
            new("learning-rate", ParameterType.Number, "η, in units of τ per step.") { Required = true, Minimum = 0, MinimumExcluded = true },
        ])
        {
            StepParameter = "learning-rate",
            AnyNetwork = true,
        });

    public static Kinds<Kind> Observables { get; } = new(
        "observable",
        new Kind("loss", "L = ½‖W2W1 − S‖² plus the samples' own floor.", "Dominé et al. 2024", []) { AnyNetwork = true },
        new Kind("singular-values", "Singular values of W2W1, largest first: min(Ni, No) of them.", "Dominé et al. 2024", []) { AnyNetwork = true },
        new Kind("ntk-distance", "Kernel distance 1 − cos(K₀, K) from the start.", "Dominé et al. 2024", []) { AnyNetwork = true },
        new Kind("ntk-norm", "‖K‖/P, Frobenius norm of the neural tangent kernel.", "Dominé et al. 2024", []) { AnyNetwork = true },
        new Kind("balance", "‖W2ᵀW2 − W1W1ᵀ − λI‖, λ as measured at the start.", "Dominé et al. 2024", []) { AnyNetwork = true },
        new Kind("product", "W2W1, No×Ni.", "Dominé et al. 2024", []) { AnyNetwork = true },
        new Kind("input-gram", "W1ᵀW1, Ni×Ni.", "Dominé et al. 2024", []) { AnyNetwork = true },
        new Kind("output-gram", "W2W2ᵀ, No×No.", "Dominé et al. 2024", []) { AnyNetwork = true });

    private static ImmutableArray<Parameter> Scale =>
    [
        new("scale", ParameterType.Number, "Singular values of W2W1 = scale × those of a product of N(0,1) matrices.")
        {
            Default = new NumberValue(1), Minimum = 0, MinimumExcluded = true, Excludes = ["singular-values"],
        },
        new("singular-values", ParameterType.Numbers, "Singular values of W2W1 at the start, largest first: min(Ni, Nh, No) of them.") { Minimum = 0 },
    ];

    private static ImmutableArray<string> OfHiddenUnits => ["balance"];

    private static ImmutableArray<Parameter> Tolerance =>
    [
        new("tolerance", ParameterType.Number, "Error of one step, relative to the norm of what is integrated.")
        {
            Default = new NumberValue(1e-10), Minimum = 1e-14, Maximum = 1e-2,
        },
    ];

    private static ImmutableArray<Parameter> UnitScale =>
    [
        new("scale.absolute", ParameterType.Number, "c = √(λ²+4σ²) of every hidden unit; with scale.relative, in place of scale and lambda.")
        {
            Minimum = 0, MinimumExcluded = true, Excludes = ["scale", "singular-values"],
        },
        new("scale.relative", ParameterType.Number, "r = λ/c, −1 … 1, both excluded.") { Minimum = -1, MinimumExcluded = true, Maximum = 1, Excludes = ["scale", "singular-values"] },
    ];

    // Without a default, so that runs which do not name it keep their keys.
    private static Parameter Alignment =>
        new("alignment", ParameterType.Number, "0 … 1: from random singular vectors to the task's; 0 when absent.") { Minimum = 0, Maximum = 1 };

    private static Kind Gaussian(string name, string summary) => new(name, summary, "Dominé et al. 2024", [
        new("scale", ParameterType.Number, "Factor on every weight.") { Default = new NumberValue(1), Minimum = 0, MinimumExcluded = true },
    ])
    {
        MeasuresLambda = true,
    };
}
