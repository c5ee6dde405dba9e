using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics;

/// <summary>What a network learns: S = Σyx (No×Ni) on whitened inputs. Immutable as long as nobody writes to the matrices.</summary>
public sealed class LearningTask
{
    private LearningTask(LinearTask task) => Linear = task;

    /// <summary>S = Σyx = YXᵀ/P, No×Ni.</summary>
    public Matrix Sigma => Linear.S;

    /// <summary>½‖Y − SX‖²/P: the loss that no linear map can remove; 0 when S was given directly.</summary>
    public double Floor => Linear.Floor;

    public int Inputs => Sigma.Columns;

    public int Outputs => Sigma.Rows;

    internal LinearTask Linear { get; }

    /// <param name="sigma">S = Σyx, No×Ni, finite.</param>
    public static LearningTask FromSigma(Matrix sigma) => new(new LinearTask(Finite(sigma, nameof(sigma)), 0));

    /// <param name="x">Inputs, Ni×P, one sample a column.</param>
    /// <param name="y">Targets, No×P.</param>
    /// <exception cref="AssumptionException">The inputs are not white: XXᵀ/P differs from I by more than 1e-8.</exception>
    public static LearningTask FromSamples(Matrix x, Matrix y)
    {
        if (y.Columns != x.Columns)
            throw new ArgumentException($"y has {y.Columns} samples and x {x.Columns}: one column each.", nameof(y));
        return Samples.Whitened(Finite(x, nameof(x)))
            ? new(Samples.Task(x, Finite(y, nameof(y))))
            : throw new AssumptionException(Samples.NotWhite(x));
    }

    /// <summary>S ~ N(0, 1/Ni), as task <c>random-regression</c> of the same seed draws it.</summary>
    public static LearningTask RandomRegression(int inputs, int outputs, long seed = 0, double scale = 1) =>
        Draw(Setting.Of("random-regression", ("scale", new NumberValue(scale))), Architecture.Of(inputs, 1, outputs), seed);

    /// <summary>Eight items of a binary tree and their properties, 8×8 (Saxe 2019), scaled to whitened inputs.</summary>
    public static LearningTask SemanticHierarchy() => Draw(Setting.Of("semantic-hierarchy"), Architecture.Of(8, 8, 8), 0);

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
