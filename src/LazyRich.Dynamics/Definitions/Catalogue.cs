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
            new("power-law", ParameterType.Number, "α: singular values k^−α of S, times scale; its singular vectors stay random.") { Minimum = 0, Excludes = ["spectrum"] },
            new("rank", ParameterType.Integer, "Keep only this many singular values of S.") { Minimum = 1 },
            new("samples", ParameterType.Integer, "P: draw Y ~ N(0,1) on P whitened inputs (P ≥ Ni+1) instead of S ~ N(0,1/Ni); with noise Y = SX + noise.") { Minimum = 2, Excludes = ["spectrum", "power-law"] },
            .. NoiseAndTest,
            .. Covariance,
        ]),
        new Kind("teacher-student", "What a random two-layer network, the teacher, makes of the inputs, and noise.", "Saxe et al. 2014", [
            new("hidden", ParameterType.Integer, "The teacher's hidden width; the student's first when absent.") { Minimum = 1 },
            new("activation", ParameterType.Choice, "The teacher's; linear when absent. Others need samples.") { Choices = ActivationNames.All },
            new("scale", ParameterType.Number, "Factor on the teacher.") { Default = new NumberValue(1), Minimum = 0, MinimumExcluded = true },
            new("samples", ParameterType.Integer, "P whitened inputs (P ≥ Ni+1); when absent, the expectation over all inputs.") { Minimum = 2 },
            .. NoiseAndTest,
            .. Covariance,
        ]),
        new Kind("semantic-hierarchy", "Items of a tree and their properties, scaled to whitened inputs; eight items unless told otherwise: 8-*-8.", "Saxe 2019", [
            new("levels", ParameterType.Integer, "Splits from the root to an item; 3 when absent. There are branching^levels items and as many properties.") { Minimum = 1, Maximum = 12 },
            new("branching", ParameterType.Integer, "Branches of every split; 2 when absent.") { Minimum = 2, Maximum = 64 },
            new("form", ParameterType.Choice, "scaled (when absent): Σxx = I; raw: one-hot items, Σxx = I/n.") { Choices = ["scaled", "raw"] },
            .. Covariance,
        ]),
        new Kind("from-file", "S from an NPY or CSV file, or X and Y with one sample a column.", "Dominé et al. 2024", [
            new("sigma", ParameterType.Matrix, "S = Σyx, No×Ni.") { Excludes = ["x", "y"] },
            new("input-covariance", ParameterType.Matrix, "Σxx beside sigma, Ni×Ni; I when absent.") { Excludes = ["x", "y"] },
            new("x", ParameterType.Matrix, "Inputs, Ni×P; whitened, XXᵀ/P = I, for all solvers but gradient-flow and gradient-descent."),
            new("y", ParameterType.Matrix, "Targets, No×P."),
            new("test-x", ParameterType.Matrix, "Inputs that the network is tested on, Ni×any."),
            new("test-y", ParameterType.Matrix, "Their targets, No×any."),
        ]));

    public static Kinds<Kind> Initialisations { get; } = new(
        "init",
        new Kind("lambda-balanced", "W2ᵀW2 − W1W1ᵀ = λI with random singular vectors, or on the way to the task's.", "Dominé et al. 2024", [.. Scale, .. UnitScale, Alignment, Balances])
        {
            LambdaParameters = ["scale.relative", "balances"],
        },
        new Kind("zero-balanced", "λ-balanced at λ = 0, which is not stated.", "Braun et al. 2022", [.. Scale, Alignment])
        {
            MeasuresLambda = true,
        },
        new Kind("task-aligned", "λ-balanced, with the task's own singular vectors.", "Dominé et al. 2024", [.. Scale, .. UnitScale, Balances])
        {
            LambdaParameters = ["scale.relative", "balances"],
        },
        new Kind("single-neuron", "One hidden unit with W2W1 = σuvᵀ, λ-balanced; *-1-*.", "Kunin et al. 2024", [
            new("product", ParameterType.Number, "σ, the singular value of W2W1.") { Default = new NumberValue(1), Minimum = 0, MinimumExcluded = true },
            Alignment,
        ]),
        Gaussian("gaussian", "Independent N(0, scale²) weights; λ is measured from them."),
        Gaussian("lecun", "Independent N(0, scale²/n) weights, n being a layer's inputs; λ is measured from them."),
        Gaussian("he", "Independent N(0, 2·scale²/n) weights, n being a layer's inputs; λ is measured from them."),
        new Kind("solution", "At the solution of a task, λ-balanced (Theorem 5.2); a study file writes start: {at: solution, of: NAME}.", "Theorem 5.2", [])
        {
            WrittenAs = "start: {at: solution, of: NAME}",
        },
        new Kind("from-file", "The weights of every layer from NPY or CSV files; λ is measured from them.", "Dominé et al. 2024", [
            new("w1", ParameterType.Matrix, "W1, Nh×Ni.") { Required = true },
            new("w2", ParameterType.Matrix, "W2, No×Nh.") { Required = true },
            .. Enumerable.Range(3, 6).Select(layer => new Parameter($"w{layer}", ParameterType.Matrix, $"W{layer}, N{layer}×N{layer - 1}, of a network that deep.")),
        ])
        {
            MeasuresLambda = true,
        });

    public static Kinds<Kind> Solvers { get; } = new(
        "solver",
        new Kind("exact", "The propagator of the matrix Riccati equation; exact for whitened inputs and λ-balanced starts.", "Dominé et al. 2024", [])
        {
            Chains = true,
            KnowsLimit = true,
            NeedsBalance = true,
        },
        new Kind("closed-form", "QQᵀ(t) in one stable formula; needs Nh = min(Ni, No) and cond(K) up to 1e6, which is stored as condition.", "Theorem B.5", [])
        {
            Chains = true,
            KnowsLimit = true,
            NeedsBalance = true,
        },
        new Kind("naive", "The closed form with e^{Ft} as it stands: loses digits as e^{2μt}, overflows at μt ≈ 355; for comparison only.", "Dominé et al. 2024", [])
        {
            NeedsBalance = true,
        },
        new Kind("theorem-4.3", "The closed form with the theorem's coefficients as printed; as fragile as naive, for comparison only.", "Theorem 4.3", [])
        {
            NeedsBalance = true,
        },
        new Kind("aligned", "Singular values of a task-aligned start, each by itself; also on inputs whose covariance is aligned with the task.", "Theorem 5.1", [])
        {
            AlignedInputs = true,
            KnowsLimit = true,
            NeedsBalance = true,
        },
        new Kind("single-neuron", "One hidden unit, exactly, for any start.", "Kunin et al. 2024", [])
        {
            Chains = true,
            KnowsLimit = true,
            NeedsBalance = true,
        },
        new Kind("mixed-dynamics", "The closed equation of W2W1, integrated; where widths and the sign of λ close it.", "Tu et al. 2024", Tolerance)
        {
            NeedsBalance = true,
        },
        new Kind("gradient-flow", "Adaptive integration of the weights by an embedded pair of orders 7 and 8; for any start.", "Dominé et al. 2024", [
            .. Tolerance,
            new("kinks", ParameterType.Choice, "located: each kink of ReLU units is met exactly and slid along where it holds the flow; when absent, with short steps and flow_error.") { Choices = ["located"] },
        ])
        {
            Chains = true,
            AnyNetwork = true,
        },
        new Kind("gradient-descent", "Gradient descent of any network, full batch unless told otherwise; step k is t = kη.", "Dominé et al. 2024", [
            new("learning-rate", ParameterType.Number, "η, in units of τ per step.")
            {
                Required = true, Minimum = 0, MinimumExcluded = true, Excludes = ["learning-rate.times-bound"],
            },
            new("learning-rate.times-bound", ParameterType.Number, "η as a share of 2/sharpness of the minimum, above which that minimum is unstable.") { Minimum = 0, MinimumExcluded = true },
            new("batch", ParameterType.Integer, "Samples a step, without replacement within an epoch; all of them when absent.") { Minimum = 1 },
            new("momentum", ParameterType.Number, "μ of v ← μv − ∇L, W ← W + ηv.") { Minimum = 0, Maximum = 0.9999 },
            new("weight-decay", ParameterType.Number, "Adds ½·decay·‖W‖² to what is descended, not to the loss that is observed.") { Minimum = 0 },
        ])
        {
            StepParameter = "learning-rate",
            Chains = true,
            AnyNetwork = true,
        });

    public static Kinds<Kind> Observables { get; } = new(
        "observable",
        new Kind("loss", "L = ½‖W2W1 − S‖² plus the samples' own floor.", Paper, []) { Scalar = true },
        new Kind("excess-loss", "L − L*, L* the least loss that the network's rank allows.", Paper, []) { Scalar = true },
        new Kind("test-error", "½‖f(X) − Y‖²/P on the task's test samples, or its expectation where the teacher is linear.", Paper, []) { Scalar = true, NeedsTest = true },
        new Kind("gradient-norm", "‖∇L‖ over all weights that learn; under gradient flow τL̇ = −‖∇L‖².", Paper, []) { Scalar = true },
        new Kind("unreachable-residual", "Shares of the first residual still there outside the row space of W1 (input) and the column space of W2 (output) at the start.", Paper, [])
        {
            Elements = ["input", "output"],
        },
        new Kind("singular-values", "Singular values of W2W1, largest first: min(Ni, No) of them.", Paper, []),
        new Kind("alignment-left", "Of each left singular vector of S (outputs), its |cosine| with that of W2W1; ties as subspaces.", "Saxe et al. 2019", []),
        new Kind("alignment-right", "Of each right singular vector of S (inputs), its |cosine| with that of W2W1; ties as subspaces.", "Saxe et al. 2019", []),
        new Kind("effective-rank", "Participation ratio (Σσ)²/Σσ² of the singular values of W2W1.", Paper, []) { Scalar = true },
        new Kind("ntk-distance", "Kernel distance 1 − cos(K₀, K) from the start.", Paper, []) { Scalar = true },
        new Kind("ntk-norm", "‖K‖/P, Frobenius norm of the neural tangent kernel.", Paper, []) { Scalar = true },
        new Kind("ntk-velocity", "‖K̇‖/‖K‖ under gradient flow, in 1/τ.", Paper, []) { Scalar = true },
        new Kind("ntk-spectrum", "Eigenvalues of K/P, largest first: No·Ni of them, with ReLU or tanh units No·P.", Paper, []) { OfItemsUnlessLinear = true },
        new Kind("ntk-effective-rank", "Participation ratio (tr K)²/‖K‖² of the kernel's eigenvalues.", Paper, []) { Scalar = true },
        new Kind("kernel-alignment", "Centred alignment of the kernel with the task's, ⟨CKC, yyᵀ⟩/(‖CKC‖‖Cy‖²).", "Cortes et al. 2012", []) { Scalar = true },
        new Kind("balance", "‖W2ᵀW2 − W1W1ᵀ − λI‖, λ as measured at the start.", Paper, []) { Scalar = true },
        new Kind("balance-spectrum", "Eigenvalues of W2ᵀW2 − W1W1ᵀ, ascending: Nh of them.", Paper, []),
        new Kind("weight-norms", "‖W1‖ and ‖W2‖.", Paper, []),
        new Kind("sharpness", "Largest eigenvalue of the loss's Hessian over all weights that learn, in 1/τ: √(λ²+4s₁²) at the minimum.", Paper, []) { Scalar = true },
        new Kind("robustness-parameters", "By how much noise in every weight raises the loss: ½[v(Ni‖W2‖² + No‖W1‖²) + v²NiNoNh].", "Theorem C.3", Noise) { Scalar = true },
        new Kind("robustness-inputs", "By how much noise in every input raises the loss: ½v‖W2W1‖².", Paper, Noise) { Scalar = true, OfItems = true },
        new Kind("task-score", "Cosines of W1ᵀW1 (input) and W2W2ᵀ (output) with the task's own representations.", Paper, []) { Elements = ["input", "output"] },
        new Kind("representation-input", "XᵀW1ᵀW1X, P×P; a task given by S alone has P = Ni items X = √Ni·I.", Paper, []) { OfItems = true },
        new Kind("representation-output", "Yᵀ(W2W2ᵀ)⁺Y, P×P, Y = SX for a task given by S alone.", Paper, []) { OfItems = true },
        new Kind("product", "W2W1, No×Ni.", Paper, []),
        new Kind("input-gram", "W1ᵀW1, Ni×Ni.", Paper, []),
        new Kind("output-gram", "W2W2ᵀ, No×No.", Paper, []),
        new Kind("ntk-distance-from-start", "Kernel distance from the start of the run; ntk-distance is that from the start of the phase.", Paper, []) { Scalar = true },
        new Kind("task-losses", "The loss on each task of a run with phases, in their order.", "Braun et al. 2022", []),
        new Kind("forgetting", "For each task, by how much its loss has risen since the end of the phase that learned it; 0 until then.", "Braun et al. 2022", []),
        new Kind("transfer", "What a new output (learn) says of every item, Ni of them; 0 while there is none.", Paper, []));

    private const string Paper = "Dominé et al. 2024";

    private static ImmutableArray<Parameter> Noise =>
    [
        new("variance", ParameterType.Number, "v, of the noise; 0.01 when absent.") { Minimum = 0, MinimumExcluded = true },
        new("draws", ParameterType.Integer, "By Monte Carlo over so many draws instead of the formula.") { Minimum = 1, Maximum = 100_000 },
    ];

    private static ImmutableArray<Parameter> NoiseAndTest =>
    [
        new("noise", ParameterType.Number, "Standard deviation of every target around the teacher's.") { Minimum = 0 },
        new("test-samples", ParameterType.Integer, "Inputs drawn to test on; when absent the expected error, which a linear teacher has exactly.") { Minimum = 1 },
    ];

    private static ImmutableArray<Parameter> Covariance =>
    [
        new("input-covariance", ParameterType.Matrix, "Σxx from a file, Ni×Ni; I when absent. The map to be learned stays.")
        {
            Excludes = ["input-covariance.condition", "input-covariance.spectrum", "input-covariance.orientation"],
        },
        new("input-covariance.condition", ParameterType.Number, "Largest over smallest eigenvalue of Σxx, whose mean is 1.") { Minimum = 1 },
        new("input-covariance.spectrum", ParameterType.Choice, "How the eigenvalues lie between them: geometric (when absent), power-law, one-outlier.")
        {
            Choices = ["geometric", "power-law", "one-outlier"],
        },
        new("input-covariance.orientation", ParameterType.Number, "0 (when absent): random eigenvectors; 1: the task's, largest on largest; −1: largest on smallest.") { Minimum = -1, Maximum = 1 },
    ];

    private static ImmutableArray<Parameter> Scale =>
    [
        new("scale", ParameterType.Number, "Singular values of W2W1 = scale × those of a product of N(0,1) matrices.")
        {
            Default = new NumberValue(1), Minimum = 0, MinimumExcluded = true, Excludes = ["singular-values"],
        },
        new("singular-values", ParameterType.Numbers, "Singular values of W2W1 at the start, largest first: min(Ni, Nh, No) of them.") { Minimum = 0 },
    ];

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

    private static Parameter Balances => new("balances", ParameterType.Numbers, "λ of each pair of neighbouring layers, from the first, in place of lambda.")
    {
        Excludes = ["scale.absolute", "scale.relative"],
    };

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
