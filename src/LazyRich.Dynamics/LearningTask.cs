using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Lanes;
using LazyRich.Dynamics.Observables;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics;

/// <summary>What a network learns: S = Σyx (No×Ni) on inputs of covariance Σxx, I where they are white. Immutable as long as nobody writes to the matrices.</summary>
public sealed class LearningTask
{
    private LearningTask(LinearTask task) => Linear = task;

    /// <summary>S = Σyx = YXᵀ/P, No×Ni.</summary>
    public Matrix Sigma => Linear.S;

    /// <summary>Σxx = XXᵀ/P, Ni×Ni; null for whitened inputs, Σxx = I.</summary>
    public Matrix? InputCovariance => Linear.InputCovariance;

    /// <summary>½‖Y − A*X‖²/P, A*Σxx = S: the loss that no linear map can remove; 0 when S was given directly.</summary>
    public double Floor => Linear.Floor;

    public int Inputs => Sigma.Columns;

    public int Outputs => Sigma.Rows;

    internal LinearTask Linear { get; }

    /// <param name="sigma">S = Σyx, No×Ni, finite.</param>
    public static LearningTask FromSigma(Matrix sigma) => new(new LinearTask(Finite(sigma, nameof(sigma)), 0));

    /// <summary>Samples. White inputs, XXᵀ/P = I to 1e-8, have an exact solution; others are for gradient flow and descent.</summary>
    /// <param name="x">Inputs, Ni×P, one sample a column.</param>
    /// <param name="y">Targets, No×P.</param>
    public static LearningTask FromSamples(Matrix x, Matrix y)
    {
        if (y.Columns != x.Columns)
            throw new ArgumentException($"y has {y.Columns} samples and x {x.Columns}: one column each.", nameof(y));
        Finite(y, nameof(y));
        return new(Samples.Whitened(Finite(x, nameof(x))) ? Samples.Task(x, y) : Samples.Regress(x, y));
    }

    /// <summary>S ~ N(0, 1/Ni), as task <c>random-regression</c> of the same seed draws it.</summary>
    public static LearningTask RandomRegression(int inputs, int outputs, long seed = 0, double scale = 1) =>
        Draw(Setting.Of("random-regression", ("scale", new NumberValue(scale))), Architecture.Of(inputs, 1, outputs), seed);

    /// <summary>Eight items of a binary tree and their properties, 8×8 (Saxe 2019), scaled to whitened inputs.</summary>
    public static LearningTask SemanticHierarchy() => Draw(Setting.Of("semantic-hierarchy"), Architecture.Of(8, 8, 8), 0);

    /// <summary>The opposite function: S and all targets with the other sign, what a reversal learns.</summary>
    public LearningTask Negated() => new(Linear.Negated());

    /// <summary>L of a network on this task: ½‖f(X) − Y‖²/P, whatever it was trained on.</summary>
    /// <exception cref="ArgumentException">The network has other widths, or it is not linear and the task has no samples.</exception>
    public double Loss(Network network)
    {
        if (WhyNot(network) is { } why)
            throw new ArgumentException(why, nameof(network));
        Problem problem = Of(network);
        StateShape shape = Recorder<Lane1>.ShapeOf(problem);
        var state = new LaneArray<Lane1>(shape.Length);
        state.SetLane(0, StateLayers.ToState(network.Layers, null, null));
        Gauge<Lane1> gauge = Gauge<Lane1>.Of(shape, [Target.Of(problem)]);
        gauge.Measure(state.Span);
        return gauge.Loss[0];
    }

    internal Problem Of(Network network) => Linear.PutInto(new(Sigma, Floor, network.Layers, network.Lambda) { Activation = network.Activation });

    /// <summary>Why a network cannot be shown this task; null when it can.</summary>
    internal string? WhyNot(Network network)
    {
        Architecture shape = network.Architecture;
        return shape.Inputs != Inputs || shape.Outputs != Outputs
                ? $"The network is {shape} and the task {Outputs}×{Inputs}: S needs {shape.Outputs} rows and {shape.Inputs} columns."
            : network.Activation != Activation.Linear && Linear.Samples is null
                ? $"A network with {network.Activation.Name()} units learns from samples, and this task has only their moments: make it of them, FromSamples(x, y)."
            : null;
    }

    /// <summary>Why Σxx is not I; null where it is.</summary>
    internal string? WhyNotWhite() => InputCovariance is null ? null
        : Linear.Samples is { } samples ? Samples.NotWhite(samples.X) : "the inputs have a covariance of their own";

    private static LearningTask Draw(Setting task, Architecture architecture, long seed)
    {
        var faults = new List<Fault>();
        ITaskKind kind = ProblemBuilder.TaskKind(task);
        kind.Check(task, architecture, NoInputs.Instance, faults);
        return faults is [Fault fault, ..] ? throw new ArgumentException(fault.Message) : new(kind.Build(task, architecture, seed, NoInputs.Instance));
    }

    private static Matrix Finite(Matrix matrix, string name) => Array.TrueForAll(matrix.Data, double.IsFinite) && matrix.Data.Length > 0
        ? matrix
        : throw new ArgumentException("Every entry must be finite, and there must be one.", name);
}
