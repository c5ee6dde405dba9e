using LazyRich.Dynamics.Algebra;
using LazyRich.Dynamics.Definitions;
using LazyRich.Dynamics.Initialisations;
using LazyRich.Dynamics.Observables.Kinds;
using LazyRich.Dynamics.Results;
using LazyRich.Dynamics.Solvers;
using LazyRich.Dynamics.Solvers.GradientDescent;
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

    public string Name => setting.Kind;

    /// <summary>Adaptive integration of the weights, orders 7 and 8; for any start.</summary>
    /// <param name="tolerance">Error of one step, relative to the norm of the weights, 1e-14 … 1e-2.</param>
    public static Solver GradientFlow(double tolerance = 1e-10) => tolerance is >= 1e-14 and <= 1e-2
        ? new(Setting.Of("gradient-flow", ("tolerance", new NumberValue(tolerance))))
        : throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be from 1e-14 to 1e-2.");

    /// <summary>Full-batch gradient descent; step k is t = kη, and asked times are moved to the nearest step.</summary>
    /// <param name="learningRate">η, in units of τ a step.</param>
    public static Solver GradientDescent(double learningRate) => learningRate > 0 && double.IsFinite(learningRate)
        ? new(Setting.Of("gradient-descent", ("learning-rate", new NumberValue(learningRate))))
        : throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "The learning rate must be finite and above 0.");

    /// <summary>2/sharpness of the minimum that the flow from there reaches, above which it is unstable for gradient descent, in units of τ.</summary>
    /// <remarks>√(λ²+4s₁²) for λ-balanced starts on white inputs, otherwise measured at the end of the flow: about the work of following it.</remarks>
    /// <exception cref="OperationCanceledException">Cancelled between steps.</exception>
    public static double LearningRateBound(Network network, LearningTask task, CancellationToken cancellation = default) =>
        LearningRate.Bound(task.Of(network), cancellation);

    /// <summary>Why this solver cannot follow that network, naming the assumption and the solver that fits; null when it can.</summary>
    public string? WhyNot(Network network, LearningTask task) => Faults(network, task).FirstOrDefault()?.Message;

    /// <summary>Follows the network and keeps its states; observables are read from the trajectory when they are asked for.</summary>
    /// <param name="times">Strictly increasing, 0 or later, in units of τ. The start is t=0, whether or not it is among them.</param>
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
        if (network.AssumesBalance && Catalogue.Solvers[setting.Kind].NeedsBalance && !BalanceAssumption.Holds(network.W1, network.W2))
            result.Summary["approximate"] = 1;
        return new Trajectory(result, skipped: recorded.Length - times.Length);
    }

    private RunDefinition Definition(Network network) =>
        new(Setting.Of("from-file"), network.Architecture, network.Init, network.Lambda, network.Seed, setting, new GridTime("", [0]), []);

    private List<Fault> Faults(Network network, LearningTask task)
    {
        var faults = new List<Fault>();
        Architecture shape = network.Architecture;
        if (shape.Inputs != task.Inputs || shape.Outputs != task.Outputs)
            faults.Add(new("task", $"The network is {shape} and the task {task.Outputs}×{task.Inputs}: S needs {shape.Outputs} rows and {shape.Inputs} columns."));
        if (!network.AssumesBalance && BalanceAssumption.Check(setting.Kind, network.W1, network.W2, "W1 and W2") is { } unbalanced)
            faults.Add(unbalanced);
        Kind kind = Catalogue.Solvers[setting.Kind];
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
            if (!double.IsFinite(time) || time < 0 || (i > 0 && time <= recorded[^1]))
            {
                throw new ArgumentException($"Time {Format.Number(times[i])}, number {i}, must be finite, at least 0 and after the one before"
                    + $"{(step is double eta ? $", at least one step of {Format.Number(eta)} later" : "")}.", nameof(times));
            }

            recorded.Add(time);
        }

        return [.. recorded];
    }
}
