using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Observables.Kinds;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers;
using LazyRich.Dynamics.Solvers.GradientDescent;
using LazyRich.Dynamics.Solvers.GradientFlow;
using LazyRich.Dynamics.Tasks;

namespace LazyRich.Dynamics;

/// <summary>One way to follow a network's learning; those of the study file's key <c>solver</c>. Immutable and thread-safe.</summary>
public sealed class Solver
{
    private readonly Setting setting;

    private Solver(Setting setting) => this.setting = setting;

    /// <summary>The propagator of the matrix Riccati equation: exact for whitened inputs and λ-balanced starts, at any λ and any time.</summary>
    public static Solver Exact { get; } = new(Setting.Of("exact"));

    /// <summary>QQᵀ(t) in one stable formula (Theorem B.5); needs Nh = min(Ni, No) and cond(K) up to 1e6.</summary>
    public static Solver ClosedForm { get; } = new(Setting.Of("closed-form"));

    /// <summary>Singular values of a task-aligned start, each by itself (Theorem 5.1).</summary>
    public static Solver Aligned { get; } = new(Setting.Of("aligned"));

    /// <summary>One hidden unit, exactly, for any start (Kunin et al. 2024).</summary>
    public static Solver SingleNeuron { get; } = new(Setting.Of("single-neuron"));

    /// <summary>The closed form with e^{Ft} as it stands, which loses digits as e^{2μt} and overflows at μt ≈ 355: for comparison only.</summary>
    public static Solver Naive { get; } = new(Setting.Of("naive"));

    /// <summary>The closed form with the coefficients of Theorem 4.3 as printed, as fragile as <see cref="Naive"/>: for comparison only.</summary>
    public static Solver Theorem43 { get; } = new(Setting.Of("theorem-4.3"));

    public string Name => setting.Kind;

    /// <summary>The closed equation of W2W1, integrated, where widths and the sign of λ close it (Tu et al. 2024).</summary>
    /// <param name="tolerance">Error of one step, relative to the norm of W2W1, 1e-14 … 1e-2.</param>
    public static Solver MixedDynamics(double tolerance = 1e-10) => new(Setting.Of("mixed-dynamics", ("tolerance", Tolerance(tolerance))));

    /// <summary>Adaptive integration of the weights, orders 7 and 8; for any network and start.</summary>
    /// <param name="tolerance">Error of one step, relative to the norm of the weights, 1e-14 … 1e-2.</param>
    /// <param name="locateKinks">Of ReLU units: meet every kink exactly and slide along those that hold the flow, instead of short steps there.</param>
    public static Solver GradientFlow(double tolerance = 1e-10, bool locateKinks = false)
    {
        var given = new List<(string, SettingValue)> { ("tolerance", Tolerance(tolerance)) };
        if (locateKinks)
            given.Add((GradientFlowSolver.Kinks, new TextValue(GradientFlowSolver.Located)));
        return new(Setting.Of("gradient-flow", [.. given]));
    }

    /// <summary>Gradient descent of any network, full batch unless told otherwise; step k is t = kη, and asked times are moved to the nearest step.</summary>
    /// <param name="learningRate">η, in units of τ a step.</param>
    /// <param name="batch">Samples a step, drawn without replacement within an epoch; null: all.</param>
    /// <param name="momentum">μ of v ← μv − ∇L, W ← W + ηv; 0 … 0.9999.</param>
    /// <param name="weightDecay">Adds ½·decay·‖W‖² to what is descended; 0 or more.</param>
    public static Solver GradientDescent(double learningRate, int? batch = null, double momentum = 0, double weightDecay = 0)
    {
        if (!(learningRate > 0 && double.IsFinite(learningRate)))
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "The learning rate must be finite and above 0.");
        if (batch < 1)
            throw new ArgumentOutOfRangeException(nameof(batch), batch, "A batch has at least one sample.");
        if (momentum is not (>= 0 and <= 0.9999))
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "Momentum must be from 0 to 0.9999.");
        if (!(weightDecay >= 0 && double.IsFinite(weightDecay)))
            throw new ArgumentOutOfRangeException(nameof(weightDecay), weightDecay, "Weight decay must be finite and not below 0.");
        (string, double)[] given = [("learning-rate", learningRate), ("batch", batch ?? 0), ("momentum", momentum), ("weight-decay", weightDecay)];
        return new(Setting.Of("gradient-descent", [.. given.Where(each => each.Item2 != 0).Select(each => (each.Item1, (SettingValue)new NumberValue(each.Item2)))]));
    }

    /// <summary>2/sharpness of the minimum that the flow from there reaches, above which it is unstable for gradient descent, in units of τ.</summary>
    /// <remarks>√(λ²+4s₁²) for λ-balanced starts on white inputs, otherwise measured at the end of the flow: about the work of following it.</remarks>
    /// <exception cref="OperationCanceledException">Cancelled between steps.</exception>
    public static double LearningRateBound(Network network, LearningTask task, CancellationToken cancellation = default) =>
        LearningRate.Bound(task.Of(network), cancellation);

    /// <summary>Why this solver cannot follow that network, naming the assumption and the solver that fits; null when it can.</summary>
    public string? WhyNot(Network network, LearningTask task) => Faults(network, task).FirstOrDefault()?.Message;

    /// <summary>Follows the network and keeps its states; observables are read from the trajectory when they are asked for.</summary>
    /// <param name="times">
    /// Strictly increasing, 0 or later, in units of τ. The start is t=0, whether or not it is among them; the last may be +∞, the exact limit, for solvers that know it.
    /// </param>
    /// <exception cref="AssumptionException">The start breaks an assumption of this solver.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between steps.</exception>
    public Trajectory Solve(Network network, LearningTask task, ReadOnlySpan<double> times, CancellationToken cancellation = default)
    {
        if (Faults(network, task) is [Fault fault, ..])
            throw new AssumptionException(fault.Message);
        double[] recorded = Recorded(times);
        RunDefinition run = Definition(network) with { Time = new GridTime("", recorded), Observe = [StateObservable.Name] };
        RunOutcome outcome = Simulation.SolveAlone(run, task.Of(network), cancellation);
        if (outcome.Result is not { } result)
            throw new AssumptionException(outcome.Failure!);
        bool exact = Catalogue.Solvers[setting.Kind].NeedsBalance;
        if (network.AssumesBalance && exact && !BalanceAssumption.Holds(network.W1, network.W2))
            result.Summary["approximate"] = 1;
        return new Trajectory(network, result, skipped: recorded.Length - times.Length, keepsLambda: exact);
    }

    private static NumberValue Tolerance(double tolerance) => tolerance is >= 1e-14 and <= 1e-2
        ? new(tolerance)
        : throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be from 1e-14 to 1e-2.");

    private RunDefinition Definition(Network network) =>
        new(Setting.Of("from-file"), network.Architecture, network.Init, network.Lambda, network.Seed, setting, new GridTime("", [0]), []) { Activation = network.Activation };

    private List<Fault> Faults(Network network, LearningTask task)
    {
        var faults = new List<Fault>();
        Kind kind = Catalogue.Solvers[setting.Kind];
        if (!kind.AnyNetwork && NetworkCheck.Unfit(kind.Name, network.Architecture, network.Activation) is { } unfit)
            return [unfit];
        if (task.WhyNot(network) is { } other)
            faults.Add(new("task", other));
        if (!network.AssumesBalance && BalanceAssumption.Check(setting.Kind, network.W1, network.W2, "W1 and W2") is { } unbalanced)
            faults.Add(unbalanced);
        if (NetworkCheck.NoKinks(setting, network.Activation) is { } kinks)
            faults.Add(kinks);
        if (setting.Has("batch") && WhyNoBatch(setting.Integer("batch"), task) is { } batch)
            faults.Add(new("solver.batch", batch));
        if (task.WhyNotWhite() is { } coloured && !kind.AnyNetwork && !kind.AlignedInputs)
            faults.Add(new("task", $"{kind.Name} needs whitened inputs, but {coloured.TrimEnd('.')}. gradient-flow is the solver that fits them as they are."));
        SolverCheck.Check(Definition(network), network.Lambda, () => task.Linear, faults);
        if (faults.Count == 0 && setting.Kind == "aligned" && !IsAlignedWith(task))
            faults.Add(new("solver", "aligned needs a start along the task's singular vectors, and this network is aligned with another task: exact is the solver that fits."));
        return faults;

        bool IsAlignedWith(LearningTask other)
        {
            (Matrix w1, Matrix w2) = new TaskAligned().Build(Definition(network), other.Sigma, NoInputs.Instance);
            return w1.Data.AsSpan().SequenceEqual(network.W1.Data) && w2.Data.AsSpan().SequenceEqual(network.W2.Data);
        }
    }

    private static string? WhyNoBatch(int batch, LearningTask task) =>
        task.Linear.Samples is not { } samples ? "A batch is of samples, and this task has only their moments: make it of them, FromSamples(x, y)."
        : batch > samples.Count ? $"batch is {batch}, but there are {samples.Count} samples."
        : null;

    /// <summary>With t=0 in front, moved to steps where the solver has them.</summary>
    private double[] Recorded(ReadOnlySpan<double> times)
    {
        if (times.IsEmpty)
            throw new ArgumentException("There must be a time.", nameof(times));
        double? step = Catalogue.Solvers[setting.Kind].StepParameter is string name ? setting.Number(name) : null;
        var recorded = new List<double>(times.Length + 1);
        for (int i = 0; i < times.Length; i++)
        {
            double time = step is double length ? Math.Round(times[i] / length) * length : times[i];
            if (i == 0 && time != 0)
                recorded.Add(0);
            bool limit = double.IsPositiveInfinity(time) && Catalogue.Solvers[setting.Kind].KnowsLimit;
            if (!(double.IsFinite(time) || limit) || time < 0 || (i > 0 && time <= recorded[^1]))
            {
                throw new ArgumentException($"Time {Format.Number(times[i])}, number {i}, must be finite, at least 0 and after the one before"
                    + $"{(step is double eta ? $", at least one step of {Format.Number(eta)} later" : "")}.", nameof(times));
            }

            recorded.Add(time);
        }

        return [.. recorded];
    }
}
